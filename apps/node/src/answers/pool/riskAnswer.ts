import type { Risk } from '@specie/api'
import { riskGroups, type StoredReport, vintages } from '@specie/servicing'

const answers = new WeakMap<StoredReport, Risk>()

/**
 * Risk groups of the last report and vintages of all; null where the last report is not kept here. It follows from the
 * reports alone, so it is made once for each.
 * @param reports by cut-off; undefined where one is not kept
 */
export function riskAnswer(reports: readonly (StoredReport | undefined)[]): Risk | null {
  const last = reports.at(-1)
  if (last === undefined) return null
  const known = answers.get(last)
  if (known !== undefined) return known
  const gap = reports.indexOf(undefined)
  const unbroken = (gap === -1 ? reports : reports.slice(0, gap)) as readonly StoredReport[]
  const made: Risk = {
    cutOffDate: last.cutOffDate,
    groups: riskGroups(last).map(({ loans, pd, loss }) => ({
      loans,
      pd,
      loss: String(BigInt(Math.round(loss))),
    })),
    vintages: vintages(unbroken).map((vintage) => ({
      ...vintage,
      balance: String(vintage.balance),
      expected: [...vintage.expected],
      realised: [...vintage.realised],
    })),
  }
  answers.set(last, made)
  return made
}
