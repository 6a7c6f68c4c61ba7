import { formatDate } from './dates.ts'

/**
 * A sentence of a machine (server, agent) as the page writes: dates as `1 May 2026`, amounts with separators and two
 * digits, a true minus.
 */
export function readable(sentence: string): string {
  const text = sentence
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => formatDate(date))
    .replace(/(?<![\w.,])(\d{4,})(\.\d+)?(?= [A-Z]{2,})/g, (_, whole: string, part?: string) =>
      [whole.replace(/\B(?=(\d{3})+$)/g, ','), part === undefined ? '' : twoDigits(part)].join(''),
    )
    .replace(/(?<=^|\s)-(?=\d)/g, '−')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `.370978` as `.37`: cut, not rounded, so that no more is said than is there. */
function twoDigits(part: string): string {
  return part.slice(0, 3).padEnd(3, '0')
}
