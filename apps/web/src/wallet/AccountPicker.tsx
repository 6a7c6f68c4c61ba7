import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { classes } from '../components/classes.ts'
import { sentenceOf } from '../components/ErrorState.tsx'
import { Notice } from '../components/Notice.tsx'
import { shortHex } from '../format/address.ts'
import { accounts } from './accounts.ts'
import { actAs } from './actAs.ts'
import { loadEngine } from './loadEngine.ts'
import { Monogram } from './Monogram.tsx'
import { personTitle, personWork } from './personTitle.ts'
import { useActor } from './useActor.ts'
import { useLocal } from './useLocal.ts'

const ROW =
  'flex w-full items-center gap-3 rounded-lg px-3 py-2 text-left transition-colors hover:bg-sunken focus-visible:outline-offset-[-2px]'

/** Who is to act: people of the local chain, and wallets of this browser. */
export function AccountPicker({
  lead,
  onChosen,
}: {
  readonly lead?: string
  readonly onChosen?: () => void
}) {
  const local = useLocal()
  const actor = useActor()
  const [error, setError] = useState<unknown>()
  const wallets = useQuery({ queryKey: ['wallets'], queryFn: async () => (await loadEngine()).wallets() })
  const connect = async (connector: string) => {
    try {
      const address = await (await loadEngine()).connect({ kind: 'wallet', connector })
      accounts.set({ kind: 'wallet', address, connector })
      onChosen?.()
    } catch (failure) {
      setError(failure)
    }
  }
  const current = actor.kind === 'nobody' ? undefined : actor.address.toLowerCase()
  return (
    <div className="flex flex-col gap-4">
      {lead !== undefined && <p className="text-ink-2">{lead}</p>}
      {local !== undefined && (
        <ul aria-label="People of the local chain" className="-mx-1 flex flex-col">
          {local.personas.map((person) => (
            <li key={person.name}>
              <button
                type="button"
                aria-current={person.address.toLowerCase() === current || undefined}
                onClick={() => {
                  actAs(person)
                  onChosen?.()
                }}
                className={classes(ROW, person.address.toLowerCase() === current && 'bg-accent-soft')}
              >
                <Monogram name={personTitle(person.title)} />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{personTitle(person.title)}</span>
                  <span className="block truncate text-[0.8125rem] text-ink-3">
                    {personWork(person.title) ?? shortHex(person.address)}
                  </span>
                </span>
                {person.address.toLowerCase() === current && (
                  <span className="text-accent-text text-xs">acting</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {(wallets.data ?? []).length > 0 && (
        <ul aria-label="Wallets of this browser" className="-mx-1 flex flex-col">
          {wallets.data?.map((wallet) => (
            <li key={wallet.id}>
              <button type="button" onClick={() => void connect(wallet.id)} className={ROW}>
                {wallet.icon === undefined ? (
                  <Monogram name={wallet.name} />
                ) : (
                  <img src={wallet.icon} alt="" className="size-8 rounded-lg" />
                )}
                <span className="font-medium">{wallet.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {local === undefined && wallets.data?.length === 0 && (
        <Notice title="No wallet found in this browser">
          Install a wallet extension and reload. Everything can be read without one.
        </Notice>
      )}
      {error !== undefined && (
        <Notice kind="bad" title="The wallet did not connect">
          {sentenceOf(error).message}
        </Notice>
      )}
    </div>
  )
}
