/** Ways out that only a mapping file has; a page has a field for the cell and a choice for the column instead. */
const FILE_ONLY = [
  /,? or name an assumption for \w+/,
  /,? or add the text to the dictionary of this column in the mapping/,
  /,? or change the decimal sign of this column in the mapping/,
  /;? when the whole column is in percent, set its scale to percent in the mapping/,
]

/** What to do about an error, as a sentence for a person at the page. */
export function remedyWords(remedy: string): string {
  const plain = FILE_ONLY.reduce((text, pattern) => text.replace(pattern, ''), remedy).trim()
  if (plain === '') return ''
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${/[.!?]$/.test(plain) ? '' : '.'}`
}
