import { ArgumentError } from '@specie/units'
import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { RATE_UNIT, YEAR } from '../fixed/wad.ts'
import type { Deal, DealInflow, DealPeriod, DealStep } from './Deal.ts'
import { conditionMet, testHolds } from './dealTest.ts'
import { change, credit, type Ledger } from './Ledger.ts'

/**
 * Runs one period's cash through a deal's priority of payments: sequential and pro rata principal, several classes of
 * interest, fees, a reserve account, overcollateralisation and interest-coverage tests that redirect cash, and a
 * revolving period. Whole cash units: what comes in goes out, into the reserve, into assets or stays, to the unit.
 * A pro rata payment rounds each part down and gives the rest to the last.
 *
 * @throws ArgumentError when an amount is negative or a step names what the deal does not have
 */
export function runDeal(deal: Deal, inflow: DealInflow): DealPeriod {
  const ledger = openLedger(deal, inflow)
  for (const step of deal.steps) {
    if (conditionMet(ledger, step.when)) take(ledger, step)
  }
  const tests = Object.fromEntries(deal.tests.map((test) => [test.name, testHolds(ledger, test)]))
  return { after: close(ledger), ...ledger.paid, reinvested: ledger.reinvested, tests }
}

function openLedger(deal: Deal, inflow: DealInflow): Ledger {
  for (const [name, amount] of Object.entries(inflow)) {
    if (amount < 0n) throw new ArgumentError(name, amount, 'at least 0')
  }
  const simple = (base: bigint, rate: bigint) => (base * rate * inflow.elapsed) / (RATE_UNIT * YEAR)
  const accrued = deal.tranches.map(({ name, accrued: before, balance, rate }): [string, bigint] => [
    name,
    before + simple(balance, rate),
  ])
  const fees = deal.fees.map(({ name, amount, due }): [string, bigint] => [
    name,
    due + ('fixed' in amount ? amount.fixed : simple(deal.poolBalance, amount.rate)),
  ])
  return {
    deal,
    inflow,
    cash: deal.cash + inflow.interest + inflow.principal + inflow.recoveries,
    accounts: { interest: undefined, principal: undefined },
    reserve: deal.reserve?.balance ?? 0n,
    reinvested: 0n,
    balances: new Map(deal.tranches.map(({ name, balance }) => [name, balance])),
    accrued: new Map(accrued),
    fees: new Map(fees),
    due: new Map(accrued),
    paid: { interest: {}, principal: {}, residual: {}, fees: {} },
  }
}

/** Cash that a step may use. */
function available(ledger: Ledger, step: DealStep): bigint {
  const { from = 'all' } = step
  if (from === 'all') return ledger.cash
  const { accounts, inflow, cash } = ledger
  accounts[from] ??= minimum(
    from === 'interest' ? inflow.interest : inflow.principal + inflow.recoveries,
    cash,
  )
  return minimum(accounts[from], cash)
}

function spend(ledger: Ledger, step: DealStep, amount: bigint): void {
  ledger.cash -= amount
  const { from = 'all' } = step
  if (from !== 'all') ledger.accounts[from] = (ledger.accounts[from] ?? 0n) - amount
}

function take(ledger: Ledger, step: DealStep): void {
  const funds = available(ledger, step)
  switch (step.pay) {
    case 'fee': {
      const due = required(ledger.fees, step.fee)
      const amount = minimum(minimum(due, step.cap ?? due), funds)
      change(ledger.fees, step.fee, -amount)
      credit(ledger.paid.fees, step.fee, amount)
      spend(ledger, step, amount)
      return
    }
    case 'interest':
      spend(ledger, step, payOut(ledger.accrued, step.tranches, funds, 'pro rata', ledger.paid.interest))
      return
    case 'principal':
      spend(ledger, step, payOut(ledger.balances, step.tranches, funds, step.how, ledger.paid.principal))
      return
    case 'reserve':
      fillReserve(ledger, step, funds)
      return
    case 'reinvest':
      ledger.reinvested += funds
      spend(ledger, step, funds)
      return
    case 'residual':
      required(ledger.balances, step.tranche)
      credit(ledger.paid.residual, step.tranche, funds)
      spend(ledger, step, funds)
  }
}

/** Pays what is owed by name and returns what that took. */
function payOut(
  owed: Map<string, bigint>,
  names: readonly string[],
  funds: bigint,
  how: 'sequential' | 'pro rata',
  paid: Record<string, bigint>,
): bigint {
  const total = names.reduce((sum, name) => sum + required(owed, name), 0n)
  const whole = minimum(total, funds)
  let left = whole
  names.forEach((name, n) => {
    const due = owed.get(name)!
    const rest = n === names.length - 1
    const part = how === 'sequential' || rest || total === 0n ? minimum(due, left) : (whole * due) / total
    left -= part
    change(owed, name, -part)
    credit(paid, name, part)
  })
  // the units that rounding left belong to those before the last when the last is paid out
  for (const name of names) {
    const part = minimum(owed.get(name)!, left)
    left -= part
    change(owed, name, -part)
    credit(paid, name, part)
  }
  return whole
}

/** Never more than the liabilities that it serves. */
function fillReserve(ledger: Ledger, step: DealStep, funds: bigint): void {
  const { reserve } = ledger.deal
  if (reserve === undefined)
    throw new ArgumentError('reserve', reserve, 'a reserve account, as a step fills one')
  const owed = [...ledger.balances.values()].reduce((sum, balance) => sum + balance, 0n)
  const wanted = maximum((ledger.inflow.poolBalance * reserve.share) / RATE_UNIT, reserve.floor)
  const target = minimum(wanted, owed)
  const amount = ledger.reserve >= target ? target - ledger.reserve : minimum(target - ledger.reserve, funds)
  ledger.reserve += amount
  spend(ledger, step, amount)
}

function close(ledger: Ledger): Deal {
  const { deal } = ledger
  return {
    ...deal,
    tranches: deal.tranches.map((tranche) => ({
      ...tranche,
      balance: ledger.balances.get(tranche.name)!,
      accrued: ledger.accrued.get(tranche.name)!,
    })),
    fees: deal.fees.map((fee) => ({ ...fee, due: ledger.fees.get(fee.name)! })),
    ...(deal.reserve === undefined ? {} : { reserve: { ...deal.reserve, balance: ledger.reserve } }),
    cash: ledger.cash,
    poolBalance: ledger.inflow.poolBalance + ledger.reinvested,
  }
}

function required(amounts: ReadonlyMap<string, bigint>, name: string): bigint {
  const amount = amounts.get(name)
  if (amount === undefined) throw new ArgumentError('steps', name, `one of ${[...amounts.keys()].join(', ')}`)
  return amount
}
