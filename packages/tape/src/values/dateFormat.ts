import { ArgumentError, daysInMonth } from '@specie/units'
import { isoDate } from './civilDate.ts'
import { Fault } from './Fault.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const tokens: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  mmm: '(?<name>[A-Za-z]{3,9})\\.?',
  mm: '(?<month>\\d{2})',
  m: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
}

/** Reads text as a date of one or several patterns; a Fault when none fits or the date does not exist. */
export type DateReader = (text: string) => string | Fault

/**
 * Compiles date patterns of the tokens yyyy, yy, m, mm, mmm, d, dd, e.g. `m/d/yyyy` or `d-mmm-yy`.
 * Two-digit years follow POSIX: 69..99 are 19xx, 00..68 are 20xx. Without a day token the day is the first.
 * A time of day behind the date is read and ignored.
 * @throws ArgumentError for a pattern without year or month.
 */
export function dateFormat(patterns: readonly string[]): DateReader {
  const compiled = patterns.map(compile)
  const expected = `a date written ${patterns.join(' or ')}, from 1900-01-01 to 2199-12-31`
  return (text) => {
    let impossible = false
    for (const expression of compiled) {
      const groups = expression.exec(text)?.groups
      if (groups === undefined) continue
      const date = assemble(groups)
      if (date !== null) return date
      impossible = true
    }
    return impossible
      ? new Fault(
          'date.impossible',
          expected,
          'correct the day, month or year: the calendar has no such date',
        )
      : new Fault(
          'date.unreadable',
          expected,
          'write the date like that, or change the date format of this column',
        )
  }
}

function compile(pattern: string): RegExp {
  const parts = pattern.toLowerCase().match(/y+|m+|d+|[^ymd]+/g) ?? []
  const source = parts
    .map(
      (part) => tokens[part] ?? (/^[ymd]/.test(part) ? null : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')),
    )
    .map((part) => {
      if (part === null) throw new ArgumentError('dateFormat', pattern, 'tokens yyyy, yy, m, mm, mmm, d, dd')
      return part
    })
    .join('')
  if (!/[yY]ear>/.test(source) || !/(month|name)>/.test(source)) {
    throw new ArgumentError('dateFormat', pattern, 'a pattern with a year and a month, e.g. yyyy-mm-dd')
  }
  return new RegExp(`^${source}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$`)
}

function assemble(groups: Record<string, string | undefined>): string | null {
  const short = groups.shortYear === undefined ? 0 : Number(groups.shortYear)
  const year = groups.year === undefined ? short + (short >= 69 ? 1900 : 2000) : Number(groups.year)
  const month =
    groups.name === undefined
      ? Number(groups.month)
      : months.indexOf(groups.name.slice(0, 3).toLowerCase()) + 1
  const day = groups.day === undefined ? 1 : Number(groups.day)
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null
  return day >= 1 && day <= daysInMonth(year, month) ? isoDate(year, month, day) : null
}
