/** Signs outside Latin-1 that the built-in fonts have (Windows code page 1252). */
const beyondLatin = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** Signs that mean the same to a reader. */
const alike: Readonly<Record<string, string>> = {
  '−': '-',
  '‐': '-',
  '‑': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': 'not equal to',
  '→': '->',
  '\u202f': '\u00a0',
  '\u2009': ' ',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
}

/**
 * Text as the built-in fonts can set it. A letter that they lack is set without its accent; a sign of another script
 * becomes a question mark, so that nobody takes a wrong letter for the right one.
 */
export function printable(text: string): string {
  return [...text.normalize('NFC')].map(sign).join('')
}

function sign(character: string): string {
  if (settable(character)) return character
  const same = alike[character]
  if (same !== undefined) return same
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '')
  return bare !== character && [...bare].every(settable) ? bare : '?'
}

function settable(character: string): boolean {
  const code = character.codePointAt(0)!
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || beyondLatin.has(character)
}
