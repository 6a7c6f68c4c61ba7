import { Popover } from 'radix-ui'
import { lazy, Suspense, useState } from 'react'
import { chooseTheme, chosenTheme, type Theme } from '../app/theme.ts'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { CopyButton } from '../components/CopyButton.tsx'
import { classes } from '../components/classes.ts'
import { Link } from '../components/Link.tsx'
import { Money } from '../components/Money.tsx'
import { shortHex } from '../format/address.ts'
import { accounts } from './accounts.ts'
import { loadEngine } from './loadEngine.ts'
import { Monogram } from './Monogram.tsx'
import type { Account } from './useAccount.ts'

const AccountPicker = lazy(() =>
  import('./AccountPicker.tsx').then((module) => ({ default: module.AccountPicker })),
)

/** Who acts, what it is, how to change it; and the theme. */
export function AccountMenu({ account }: { readonly account: Account }) {
  const [open, setOpen] = useState(false)
  const name =
    account.persona?.title ?? (account.address === undefined ? undefined : shortHex(account.address))
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={classes(
          'inline-flex h-9 items-center gap-2 rounded-lg text-sm transition-colors',
          name === undefined
            ? 'bg-accent px-3.5 font-medium text-accent-ink hover:bg-accent-hover'
            : 'border border-line bg-surface pr-3 pl-1.5 hover:bg-sunken',
        )}
      >
        {name === undefined ? (
          'Connect'
        ) : (
          <>
            <Monogram name={name} small />
            <span className="sr-only">Acting as</span>
            <span className="max-w-36 truncate max-sm:max-w-20">{name}</span>
          </>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="z-40 flex max-h-[80vh] w-88 max-w-[calc(100vw-1.5rem)] flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-pop"
        >
          {account.address !== undefined && <Present account={account} />}
          <div className="min-h-0 overflow-y-auto px-4 py-3">
            <p className="mb-2 text-ink-3 text-xs">
              {account.address === undefined ? 'Act as' : 'Act as somebody else'}
            </p>
            <Suspense fallback={null}>
              <AccountPicker onChosen={() => setOpen(false)} />
            </Suspense>
          </div>
          <div className="flex items-center justify-between gap-2 border-line border-t px-4 py-3">
            <ThemeSwitch />
            {account.address !== undefined && (
              <Button
                kind="quiet"
                size="small"
                onClick={() => {
                  accounts.set({ kind: 'nobody' })
                  void loadEngine().then((engine) => engine.disconnect())
                  if (account.signedIn) void account.signOut()
                }}
              >
                Disconnect
              </Button>
            )}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Present({ account }: { readonly account: Account }) {
  const { wallet, address } = account
  return (
    <div className="border-line border-b px-4 py-4">
      <div className="flex items-center justify-between gap-2">
        <span className="font-semibold">{account.persona?.title ?? 'Connected wallet'}</span>
        {wallet?.identity.verified ? (
          <Badge tone="good" dot>
            Verified
          </Badge>
        ) : (
          wallet !== undefined && (
            <Link to="/verify" className="text-[0.8125rem]">
              Get verified
            </Link>
          )
        )}
      </div>
      <div className="mt-0.5 flex items-center font-mono text-ink-3 text-xs">
        {shortHex(address!, 6)}
        <CopyButton text={address!} what="address" />
      </div>
      {wallet?.cash.map(({ token, balance }) => (
        <div key={token.address} className="mt-2 flex justify-between text-[0.8125rem]">
          <span className="text-ink-3">Cash</span>
          <Money amount={balance} token={token} />
        </div>
      ))}
      {wallet?.safe != null && (
        <p className="mt-2 text-[0.8125rem] text-ink-3">
          A Safe: {wallet.safe.threshold} of {wallet.safe.owners.length} owners sign
        </p>
      )}
    </div>
  )
}

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
]

function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <fieldset className="flex rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={theme === value}
          onClick={() => {
            chooseTheme(value)
            setTheme(value)
          }}
          className={classes(
            'rounded-md px-2 py-1 text-xs',
            theme === value ? 'bg-raised font-medium text-ink shadow-card' : 'text-ink-3 hover:text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
