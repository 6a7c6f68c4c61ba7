import type { Hex } from 'viem'
import type { EventPlace, LedgerEvent } from '../chain/events.ts'
import type { ClaimRow, DistributionRow, HoldingVersionRow, IncomeVersionRow } from '../tables/share.ts'
import type { HOLDING_EVENTS, HoldingState } from './holdings.ts'
import { pendingDown } from './pendingDown.ts'
import { placeOf } from './placeOf.ts'
import type { TransferKind } from './transferKinds.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'

/** An event that moves tokens or their income. */
export type HoldingEvent = LedgerEvent<(typeof HOLDING_EVENTS)[number]>
type Transfer = LedgerEvent<'Share.Transfer' | 'Reserve.Transfer'>

/**
 * Follows balances and income as the tokens do (`ShareTransfers`, `Income`): a wallet is settled, that is credited what
 * its balance earned, before its balance changes; every division rounds down at the same moments.
 */
export function foldHoldings(
  events: readonly HoldingEvent[],
  kinds: ReadonlyMap<Transfer, TransferKind>,
  state: HoldingState,
): { readonly distributions: readonly DistributionRow[]; readonly claims: readonly ClaimRow[] } {
  const distributions: DistributionRow[] = []
  const claims: ClaimRow[] = []
  for (const event of events) {
    switch (event.name) {
      case 'Share.Transfer':
      case 'Reserve.Transfer':
        transfer(event, kinds.get(event)!, state)
        break
      case 'Share.Distributed':
        distributions.push(distribute(event, state))
        break
      case 'Share.Claimed':
        claims.push(claim(event, state))
        break
      case 'Share.Frozen':
        put(state, event, event.args.account, { frozen: event.args.amount })
        break
      case 'Share.AddressFrozen':
        put(state, event, event.args.userAddress, { walletFrozen: event.args.isFrozen })
        break
      case 'Reserve.Announced': {
        const { owner, shares, from: fromTime, until: untilTime } = event.args
        state.notices.put({ owner, ...placeOf(event), shares, fromTime, untilTime })
        break
      }
    }
  }
  return { distributions, claims }
}

function transfer(event: Transfer, kind: TransferKind, state: HoldingState): void {
  const { from, to, value } = event.args
  const issue = from === NOBODY
  const end = to === NOBODY
  // Between wallets nothing is settled where nothing moves, except that a recovery also moves income.
  if (!issue && !end && kind !== 'recovery' && (from === to || value === 0n)) return
  if (from === to && !issue) return
  const supply = state.supplies.get({ token: event.address })
  let holders = supply?.holders ?? 0
  if (!issue) {
    const before = settle(state, event, from)
    const balance = before.balance - value
    if (before.balance > 0n && balance === 0n) holders -= 1
    put(state, event, from, { balance })
  }
  if (!end) {
    const before = settle(state, event, to)
    const balance = before.balance + value
    if (before.balance === 0n && balance > 0n) holders += 1
    put(state, event, to, { balance })
  }
  if (kind === 'recovery') moveCredit(state, event, from, to)
  const change = (issue ? value : 0n) - (end ? value : 0n)
  const total = (supply?.supply ?? 0n) + change
  if (change !== 0n || holders !== supply?.holders) {
    state.supplies.put({ token: event.address, ...placeOf(event), supply: total, holders })
  }
  if (end && total === 0n) sweep(state, event, from)
  if (event.name === 'Reserve.Transfer' && !issue) capNotice(state, event)
}

/** Brings a wallet's credit up to the token's index. */
function settle(state: HoldingState, event: EventPlace, wallet: Hex): HoldingVersionRow {
  const before = holdingOf(state, event, wallet)
  const income = state.incomes.get({ token: event.address })
  if (income === undefined || before.incomeIndex === income.index) return before
  const earned = pendingDown(before.balance, income.index, before.incomeIndex)
  if (earned !== 0n) state.incomes.put({ ...income, ...placeOf(event), credited: income.credited + earned })
  return put(state, event, wallet, {
    incomeIndex: income.index,
    incomeCredit: before.incomeCredit + earned,
  })
}

function moveCredit(state: HoldingState, event: EventPlace, lost: Hex, replacement: Hex): void {
  const { incomeCredit } = holdingOf(state, event, lost)
  if (incomeCredit === 0n) return
  put(state, event, lost, { incomeCredit: 0n })
  const taken = holdingOf(state, event, replacement)
  put(state, event, replacement, { incomeCredit: taken.incomeCredit + incomeCredit })
}

/** When the last share is gone, what nobody was credited goes to whoever held it. */
function sweep(state: HoldingState, event: EventPlace, last: Hex): void {
  const income = state.incomes.get({ token: event.address })
  if (income === undefined) return
  const held = income.distributed - income.claimed
  const dust = held - income.credited
  if (dust === 0n) return
  const holding = holdingOf(state, event, last)
  put(state, event, last, { incomeCredit: holding.incomeCredit + dust })
  state.incomes.put({ ...income, ...placeOf(event), credited: held })
}

function distribute(event: LedgerEvent<'Share.Distributed'>, state: HoldingState): DistributionRow {
  const { number, amount, index } = event.args
  const token = event.address
  const before = state.incomes.get({ token }) ?? { distributed: 0n, claimed: 0n, credited: 0n }
  const after: IncomeVersionRow = {
    ...before,
    token,
    ...placeOf(event),
    number: BigInt(number),
    index,
    distributed: before.distributed + amount,
  }
  state.incomes.put(after)
  const supply = state.supplies.get({ token })?.supply ?? 0n
  return { token, ...placeOf(event), number: BigInt(number), amount, index, supply }
}

function claim(event: LedgerEvent<'Share.Claimed'>, state: HoldingState): ClaimRow {
  const { holder, receiver, amount } = event.args
  const token = event.address
  const income = state.incomes.get({ token })!
  const before = holdingOf(state, event, holder)
  put(state, event, holder, {
    incomeIndex: income.index,
    incomeCredit: 0n,
    incomeClaimed: before.incomeClaimed + amount,
  })
  state.incomes.put({
    ...income,
    ...placeOf(event),
    claimed: income.claimed + amount,
    credited: income.credited - before.incomeCredit,
  })
  return { token, ...placeOf(event), holder, receiver, amount }
}

/** A redemption uses an announcement up; whoever sends shares away announces no more than is left. */
function capNotice(state: HoldingState, event: Transfer): void {
  const { from: owner, to, value } = event.args
  const notice = state.notices.get({ owner })
  if (notice === undefined) return
  const used = to === NOBODY ? notice.shares - value : notice.shares
  const left = holdingOf(state, event, owner).balance
  const shares = [used, left].reduce((least, one) => (one < least ? one : least))
  if (shares !== notice.shares) state.notices.put({ ...notice, ...placeOf(event), shares })
}

function holdingOf(
  state: HoldingState,
  { address: token, ...event }: EventPlace,
  wallet: Hex,
): HoldingVersionRow {
  return (
    state.holdings.get({ token, wallet }) ?? {
      token,
      wallet,
      ...placeOf({ address: token, ...event }),
      ...NOTHING,
    }
  )
}

const NOTHING = {
  balance: 0n,
  frozen: 0n,
  walletFrozen: false,
  incomeIndex: 0n,
  incomeCredit: 0n,
  incomeClaimed: 0n,
}

function put(
  state: HoldingState,
  event: EventPlace,
  wallet: Hex,
  change: Partial<HoldingVersionRow>,
): HoldingVersionRow {
  const row = { ...holdingOf(state, event, wallet), ...change, ...placeOf(event) }
  state.holdings.put(row)
  return row
}
