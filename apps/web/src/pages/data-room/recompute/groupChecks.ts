import type { Check } from '@specie/protocol'

/** What a compared figure is counted in. */
export type FigureUnit = 'hash' | 'cash' | 'price' | 'rate' | 'word'

/** One compared figure with its unit. */
export interface UnitCheck extends Check {
  readonly unit: FigureUnit
}

/** A step of the recomputation with the figures that it ends in. */
export interface CheckGroup {
  readonly step: 'ladder' | 'moments' | 'cutOff' | 'now' | 'tranches' | 'prices'
  readonly checks: readonly UnitCheck[]
  readonly agrees: boolean
}

const PATTERNS: readonly (readonly [RegExp, CheckGroup['step'], FigureUnit])[] = [
  [/^(hash of the ladder|root of the tape)$/, 'ladder', 'hash'],
  [/^moments of bucket/, 'moments', 'word'],
  [/^(value at the cut-off|cash due in the first month)$/, 'cutOff', 'cash'],
  [/^average spread$/, 'cutOff', 'rate'],
  [/^(net|gross) value now$/, 'now', 'cash'],
  [/^value of /, 'tranches', 'cash'],
  [/^growth of /, 'prices', 'rate'],
  [/^(mark|gross mark|price|bid|ask) of /, 'prices', 'price'],
]

const STEPS: readonly CheckGroup['step'][] = ['ladder', 'moments', 'cutOff', 'now', 'tranches', 'prices']

/** Sorts the figures of a recomputation into its steps; steps without figures are left out. */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  const placed = checks.map((check) => {
    const [, step, unit] = PATTERNS.find(([pattern]) => pattern.test(check.figure)) ?? [/./, 'now', 'word']
    return { step, check: { ...check, unit } as UnitCheck }
  })
  return STEPS.flatMap((step) => {
    const own = placed.filter((one) => one.step === step).map((one) => one.check)
    return own.length === 0 ? [] : [{ step, checks: own, agrees: own.every(({ agrees }) => agrees) }]
  })
}
