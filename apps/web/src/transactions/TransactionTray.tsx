import { Popover } from 'radix-ui'
import { Button } from '../components/Button.tsx'
import { classes } from '../components/classes.ts'
import { Link } from '../components/Link.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { formatTime } from '../format/dates.ts'
import { drawer } from './drawer.ts'
import { isFinished, isPaused } from './store.ts'
import { transactions } from './transactions.ts'
import type { TransactionRecord } from './types.ts'
import { useRecords } from './useRecords.ts'

const WORDS: Readonly<Record<TransactionRecord['state'], string>> = {
  signing: 'waiting for the signature',
  sent: 'sent',
  mined: 'mined, being read',
  indexed: 'done',
  failed: 'failed',
}

/** The page's transactions behind a button that says how many are under way. */
export function TransactionTray() {
  const records = useRecords()
  const open = records.filter((record) => !isFinished(record)).length
  if (records.length === 0) return null
  return (
    <Popover.Root>
      <Popover.Trigger
        className="relative inline-flex h-8 items-center gap-2 rounded-lg px-2.5 text-[0.8125rem] text-ink-2 hover:bg-sunken hover:text-ink"
        aria-label={open > 0 ? `Transactions, ${open} under way` : 'Transactions'}
      >
        {open > 0 ? <Spinner /> : <TrayMark />}
        {open > 0 && <span aria-hidden="true">{open}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="z-40 w-88 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-raised shadow-pop"
        >
          <div className="flex items-center justify-between border-line border-b px-4 py-3">
            <p className="font-semibold">Your transactions</p>
            <Button kind="quiet" size="small" onClick={() => transactions.clearFinished()}>
              Clear finished
            </Button>
          </div>
          <ul className="max-h-96 overflow-y-auto p-1.5">
            {records.map((record) => (
              <li key={record.id}>
                <button
                  type="button"
                  onClick={() => drawer.openRecord(record.id)}
                  className="flex w-full items-start gap-3 rounded-lg px-2.5 py-2 text-left hover:bg-sunken"
                >
                  <span
                    aria-hidden="true"
                    className={classes(
                      'mt-1.5 size-2 shrink-0 rounded-full',
                      record.state === 'indexed'
                        ? 'bg-good'
                        : isPaused(record)
                          ? 'bg-warn'
                          : record.state === 'failed'
                            ? 'bg-bad'
                            : 'bg-accent',
                    )}
                  />
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{record.title}</span>
                    <span className="block text-ink-3 text-xs">
                      {isPaused(record) ? 'waits for you to go on' : WORDS[record.state]},{' '}
                      {formatTime(record.startedAt)}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className="border-line border-t px-4 py-2.5">
            <Link to="/transactions" className="text-[0.8125rem]">
              All transactions
            </Link>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function TrayMark() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M2.5 5.5h9m-2.5-3 3 3-3 3M13.5 10.5h-9m2.5 3-3-3 3-3" />
    </svg>
  )
}
