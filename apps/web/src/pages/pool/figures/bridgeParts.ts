import type { NavBridge } from '@specie/api'

/** A step from one report's value to the next. Cash units. */
export interface BridgeStep {
  readonly name: string
  readonly amount: bigint
  readonly total: boolean
  readonly note: string
  /** Cash that leaves for the tranches is neither gain nor loss. */
  readonly paidOut: boolean
}

/** Changes that are cash on its way to the tranches. */
const PAID_OUT: readonly string[] = ['interest', 'principal', 'recoveries']

const CHANGES = [
  ['accretion', 'Time', 'A month has passed: discounted cash is a month nearer.'],
  ['interest', 'Interest', 'Interest that borrowers paid leaves the loans and goes to the tranches.'],
  ['principal', 'Principal', 'Principal that borrowers paid leaves the loans and goes to the tranches.'],
  ['recoveries', 'Recoveries', 'What came back of defaulted loans leaves for the tranches, too.'],
  ['surprise', 'Borrowers', 'Loans did better or worse than expected: defaults, prepayments, lateness.'],
  ['impairment', 'Late loans', 'Written down for loans that are late, or written up again.'],
  ['market', 'Market', 'Interest rates moved.'],
] as const

/** The steps of a bridge in the order in which they are told; they add up from opening to closing. */
export function bridgeParts(bridge: NavBridge): BridgeStep[] {
  return [
    {
      name: 'Opening',
      amount: BigInt(bridge.opening),
      total: true,
      note: `Value at ${bridge.from}`,
      paidOut: false,
    },
    ...CHANGES.map(([key, name, note]) => ({
      name,
      amount: BigInt(bridge[key]),
      total: false,
      note,
      paidOut: PAID_OUT.includes(key),
    })),
    {
      name: 'Closing',
      amount: BigInt(bridge.closing),
      total: true,
      note: `Value at ${bridge.to}`,
      paidOut: false,
    },
  ]
}
