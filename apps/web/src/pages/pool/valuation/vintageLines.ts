import type { Risk } from '@specie/api'

/** One line of the vintage chart: shares by month, null where there is none. */
export interface VintageLine {
  readonly name: string
  readonly expected: boolean
  readonly values: readonly (number | null)[]
}

/** Months shown beyond what has come. */
const AHEAD = 24

/**
 * Vintages as lines over the same months, which reach from the pool's opening to two years beyond the last report. A
 * vintage whose reports do not tell what was written off has no line of what came.
 */
export function vintageLines(vintages: Risk['vintages']): {
  readonly months: readonly number[]
  readonly lines: readonly VintageLine[]
} {
  const passed = Math.max(0, ...vintages.flatMap(({ realised }) => realised.map(({ months }) => months)))
  const longest = Math.max(0, ...vintages.map(({ expected }) => expected.length - 1))
  const months = Array.from({ length: Math.min(longest, passed + AHEAD) + 1 }, (_, month) => month)
  const lines = vintages.flatMap(({ name, expected, realised }): VintageLine[] => {
    const came = new Map(realised.map(({ months: at, share }) => [at, share]))
    const lasting = months.map((month) => expected[month] ?? expected.at(-1) ?? null)
    const told = months.map((month) => came.get(month) ?? null)
    return [
      { name, expected: true, values: lasting },
      ...(told.filter((share) => share !== null).length > 1 ? [{ name, expected: false, values: told }] : []),
    ]
  })
  return { months, lines }
}
