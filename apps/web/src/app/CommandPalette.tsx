import { routes } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { Dialog as Parts } from 'radix-ui'
import { useId, useMemo, useState } from 'react'
import { useAnswer } from '../api/useAnswer.ts'
import { classes } from '../components/classes.ts'
import { Icon } from '../components/Icon.tsx'
import { actAs } from '../wallet/actAs.ts'
import { personTitle } from '../wallet/personTitle.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { ALL_PLACES } from './navigation.ts'
import { chooseTheme } from './theme.ts'

interface Command {
  readonly label: string
  readonly what: string
  readonly mark: string
  readonly words: string
  run(): void
}

const POOL_MARK = 'M2.5 4.5 8 2l5.5 2.5L8 7Zm0 3.5L8 10.5 13.5 8m-11 3.5L8 14l5.5-2.5'
const PERSON_MARK = 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-5 5.5c0-2.5 2-4 5-4s5 1.5 5 4'
const THEME_MARK = 'M8 2.5v11a5.5 5.5 0 0 0 0-11Zm0 0a5.5 5.5 0 0 0 0 11'

/** Everything that can be gone to or done, found by typing. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const commands = useCommands()
  const found = useMemo(() => search(commands, text), [commands, text])
  const choose = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  const key = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((at + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter') choose(found[at])
  }
  return (
    <Parts.Root open onOpenChange={(next) => !next && onClose()}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-40 bg-(--shade)" />
        <Parts.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[60vh] max-w-xl flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-pop"
        >
          <Parts.Title className="sr-only">Search pages, pools and people</Parts.Title>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={found[at] === undefined ? undefined : `${list}-${at}`}
            aria-label="Search pages, pools and people"
            placeholder="Where to?"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={key}
            className="h-13 shrink-0 border-line border-b bg-transparent px-5 text-base outline-none placeholder:text-ink-3"
          />
          <div id={list} role="listbox" aria-label="Found" className="overflow-y-auto p-2">
            {found.map((command, index) => (
              <button
                key={`${command.label} ${command.what}`}
                id={`${list}-${index}`}
                type="button"
                role="option"
                aria-selected={index === at}
                tabIndex={-1}
                onPointerMove={() => setAt(index)}
                onClick={() => choose(command)}
                className={classes(
                  'flex w-full items-center gap-3 rounded-lg px-3 py-2.5 text-left',
                  index === at && 'bg-sunken',
                )}
              >
                <span className="text-ink-3">
                  <Icon path={command.mark} />
                </span>
                <span className="font-medium">{command.label}</span>
                <span className="min-w-0 truncate text-ink-3">{command.what}</span>
              </button>
            ))}
          </div>
          {found.length === 0 && <p className="px-5 pb-5 text-ink-3">Nothing is called that.</p>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}

function useCommands(): readonly Command[] {
  const navigate = useNavigate()
  const pools = useAnswer(routes.pools).data?.data
  const local = useLocal()
  return useMemo(() => {
    const go = (to: string) => () => void navigate({ to: to as never })
    return [
      ...ALL_PLACES.map(({ to, label, what, mark, words }) => ({
        label,
        what,
        mark,
        words: words ?? '',
        run: go(to),
      })),
      ...(pools ?? []).map(({ pool, name }) => ({
        label: name,
        what: 'Pool',
        mark: POOL_MARK,
        words: pool,
        run: go(`/pools/${pool}`),
      })),
      ...(local?.personas ?? []).map((person) => ({
        label: `Act as ${personTitle(person.title)}`,
        what: 'Person of the local chain',
        mark: PERSON_MARK,
        words: `${person.name} ${person.address}`,
        run: () => actAs(person),
      })),
      ...(['light', 'dark', 'system'] as const).map((theme) => ({
        label: `${theme[0]!.toUpperCase()}${theme.slice(1)} theme`,
        what: theme === 'system' ? 'Follow this machine' : 'Colours',
        mark: THEME_MARK,
        words: 'colour appearance',
        run: () => chooseTheme(theme),
      })),
    ]
  }, [navigate, pools, local])
}

function search(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands
  const rank = ({ label }: Command) => (label.toLowerCase().startsWith(words[0]!) ? 0 : 1)
  return commands
    .filter(({ label, what, words: more }) =>
      words.every((word) => `${label} ${what} ${more}`.toLowerCase().includes(word)),
    )
    .toSorted((a, b) => rank(a) - rank(b))
}
