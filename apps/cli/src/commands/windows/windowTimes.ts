import type { WindowTimes } from '@specie/protocol'
import { type Calendar, type WindowRhythm, windowDates } from '@specie/quant'
import { SpecieError } from '@specie/units'

/** How the dates of windows are worked out, as a person names it. */
export interface RhythmOptions {
  readonly rhythm: string
  readonly calendar: string
  readonly cutoffDays: string
  readonly count: string
}

const RHYTHMS: readonly WindowRhythm[] = ['daily', 'weekly', 'monthly', 'quarterly']
const CALENDARS: readonly Calendar[] = [
  'weekends',
  'us-government-bond',
  'us-federal-reserve',
  'nyse',
  'target',
]
const DAY = 86_400
/** Cut-offs and settlements are at noon UTC of their days. */
const NOON = 43_200

/**
 * Times of the next windows after a moment: business days of a calendar, at noon UTC. A cut-off that a chain would not
 * take because it is less than a day away is left out with its window.
 * @param after unix seconds
 * @throws SpecieError `input.rhythm` or `input.calendar` for a name that is none
 */
export function windowTimes(options: RhythmOptions, after: number, now: number): WindowTimes[] {
  const rhythm = oneOf('rhythm', options.rhythm, RHYTHMS)
  const calendar = oneOf('calendar', options.calendar, CALENDARS)
  const count = Number(options.count)
  const rule = { rhythm, calendar, cutoffDays: Number(options.cutoffDays) }
  return windowDates(rule, Math.floor(after / DAY), count + 2)
    .map(({ cutoff, settles }) => ({ cutoff: cutoff * DAY + NOON, settles: settles * DAY + NOON }))
    .filter(({ cutoff }) => cutoff >= now + DAY + 600)
    .slice(0, count)
}

function oneOf<Name extends string>(kind: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text)
  if (found !== undefined) return found
  throw new SpecieError({
    code: `input.${kind}`,
    message: `There is no ${kind} ${text}`,
    expected: `one of ${names.join(', ')}`,
  })
}
