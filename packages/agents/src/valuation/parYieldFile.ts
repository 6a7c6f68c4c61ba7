import { readFile } from 'node:fs/promises'
import { toIso } from '@specie/quant'
import { parYieldCurve } from '@specie/servicing'
import { SpecieError } from '@specie/units'
import type { CurveSource } from './CurveSource.ts'

/**
 * Curves out of a CSV file of daily par yields, read anew each time.
 * @param place path or http(s) address of a CSV with a heading date,m1,m3,… and a row a day, in per cent
 */
export function parYieldFile(place: string): CurveSource {
  return {
    name: `the par yields of ${place}`,
    async newest({ last, day }) {
      const curve = parYieldCurve(await textOf(place), place, toIso(day))
      return last === undefined || curve.day > last.day ? curve : undefined
    },
  }
}

async function textOf(place: string): Promise<string> {
  try {
    if (!/^https?:/.test(place)) return await readFile(place, 'utf8')
    const answer = await fetch(place, { signal: AbortSignal.timeout(20_000) })
    if (!answer.ok) throw new Error(`it answers ${answer.status}`)
    return await answer.text()
  } catch (cause) {
    throw new SpecieError({
      code: 'curve.unreadable',
      message: `The par yields of ${place} cannot be read: ${(cause as Error).message}`,
      remedy: 'check the path or address that the valuation agent was given',
      cause,
    })
  }
}
