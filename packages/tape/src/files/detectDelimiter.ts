const candidates = [',', ';', '\t', '|']

/**
 * The delimiter of CSV text by its first lines: the one that cuts them into the same number of cells most often,
 * the larger number first. Text between double quotes does not count.
 */
export function detectDelimiter(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const scores = candidates.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const wanted = counts[0] ?? 0
    const same = counts.filter((count) => count === wanted).length / Math.max(counts.length, 1)
    return { delimiter, score: wanted === 0 ? 0 : same * 1000 + wanted }
  })
  const best = scores.reduce((left, right) => (right.score > left.score ? right : left))
  return best.score > 0 ? best.delimiter : ','
}
