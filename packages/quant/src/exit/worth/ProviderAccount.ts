import { WAD } from '../../fixed/wad.ts'
import type { ProviderEvent, ResultSource, ShareAmounts } from './ProviderEvent.ts'

/** Finer than a cash unit, so that parts of parts lose nothing that counts: WAD times 2^32 of it. */
export const FINE = WAD << 32n

/** An account of cash and shares, whose it is, and where its worth came from. Fine units. */
export interface ProviderAccount {
  readonly cash: bigint
  readonly shares: ReadonlyMap<string, { readonly held: bigint; readonly price: bigint }>
  /** Parts of a common account, and those of the provider; an account of its own is one part. */
  readonly parts: bigint
  readonly mine: bigint
  readonly contributed: bigint
  readonly withdrawn: bigint
  readonly lines: ReadonlyMap<ResultSource, bigint>
}

/** An account with nothing in it. */
export function openAccount(common: boolean): ProviderAccount {
  const [shares, lines] = [new Map(), new Map()]
  const parts = common ? 0n : 1n
  return { cash: 0n, shares, parts, mine: parts, contributed: 0n, withdrawn: 0n, lines }
}

/** What everything in the account is worth, fine units of cash. */
export function accountValue({ cash, shares }: ProviderAccount): bigint {
  let value = cash * FINE
  for (const { held, price } of shares.values()) value += (held * price) << 32n
  return value
}

/** What the provider's part of the account is worth, fine units, rounded down. */
export function ownValue(account: ProviderAccount): bigint {
  return account.parts === 0n ? 0n : (accountValue(account) * account.mine) / account.parts
}

/** What the provider has of the cash and of each share's worth, fine units. */
export function ownParts(account: ProviderAccount): {
  readonly cash: bigint
  readonly shares: ReadonlyMap<string, bigint>
} {
  const of = (value: bigint) => (account.parts === 0n ? 0n : (value * account.mine) / account.parts)
  const shares = [...account.shares].map(
    ([share, { held, price }]) => [share, of((held * price) << 32n)] as const,
  )
  return { cash: of(account.cash * FINE), shares: new Map(shares) }
}

/** The account after an event. What the provider's part gains or loses goes to one of its lines. */
export function accountAfter(account: ProviderAccount, event: ProviderEvent): ProviderAccount {
  switch (event.kind) {
    case 'price':
      return priced(account, event)
    case 'change':
      return credited(moved(account, event.cash, event.shares), event.source, account)
    case 'flow':
      return flowed(account, event)
    case 'issue':
      return issued(account, event)
    case 'transfer': {
      const after = { ...account, mine: account.mine + event.mine }
      return paidIn(after, ownValue(after) - ownValue(account))
    }
  }
}

type Of<Kind extends ProviderEvent['kind']> = Extract<ProviderEvent, { readonly kind: Kind }>

/** Growth by the rate is carry; what is over is a step that whoever held the shares gains or loses. */
function priced(account: ProviderAccount, { share, price, grown }: Of<'price'>): ProviderAccount {
  const { held } = account.shares.get(share) ?? { held: 0n }
  const at = (now: bigint) => ({
    ...account,
    shares: new Map(account.shares).set(share, { held, price: now }),
  })
  if (held === 0n) return at(price)
  const between = credited(at(grown), 'carry', account)
  return credited({ ...at(price), lines: between.lines }, 'lossVersusNav', between)
}

function flowed(account: ProviderAccount, { cash, shares }: Of<'flow'>): ProviderAccount {
  const after = moved(account, cash, shares)
  return paidIn(after, ownValue(after) - ownValue(account))
}

function issued(account: ProviderAccount, { cash, parts, mine }: Of<'issue'>): ProviderAccount {
  const entered = { ...moved(account, cash, {}), parts: account.parts + parts, mine: account.mine + mine }
  const paid = mine === 0n ? 0n : cash * FINE
  const gained = ownValue(entered) - ownValue(account) - paid
  return paidIn(withLine(entered, 'entryAndExit', gained), paid)
}

function moved(account: ProviderAccount, cash: bigint, amounts: ShareAmounts): ProviderAccount {
  const shares = new Map(account.shares)
  for (const [share, amount] of Object.entries(amounts)) {
    const { held, price } = shares.get(share) ?? { held: 0n, price: 0n }
    shares.set(share, { held: held + amount, price })
  }
  return { ...account, cash: account.cash + cash, shares }
}

function credited(after: ProviderAccount, source: ResultSource, before: ProviderAccount): ProviderAccount {
  return withLine(after, source, ownValue(after) - ownValue(before))
}

function withLine(account: ProviderAccount, source: ResultSource, gained: bigint): ProviderAccount {
  if (gained === 0n) return account
  const lines = new Map(account.lines).set(source, (account.lines.get(source) ?? 0n) + gained)
  return { ...account, lines }
}

function paidIn(account: ProviderAccount, value: bigint): ProviderAccount {
  return value >= 0n
    ? { ...account, contributed: account.contributed + value }
    : { ...account, withdrawn: account.withdrawn - value }
}
