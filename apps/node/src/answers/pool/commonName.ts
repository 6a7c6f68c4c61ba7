/**
 * What the names of a pool's shares have in common, as no contract has a pool's name: `Sample Senior`, `Sample Junior`:
 * `Sample`.
 */
export function commonName(names: readonly string[]): string {
  const words = names.map((name) => name.split(' '))
  const first = words[0] ?? []
  const common = first.findIndex((word, index) => words.some((other) => other[index] !== word))
  const length = common < 0 ? first.length - 1 : common
  return first.slice(0, length).join(' ') || first.join(' ') || 'Pool'
}
