/** A piece of a figure's name or value: plain words, an account or contract, or another long word of the chain. */
export interface FigurePart {
  readonly kind: 'text' | 'address' | 'word'
  readonly text: string
}

const HEX = /(0x[0-9a-fA-F]{40,})/

/**
 * A figure as the reconciler names it, in pieces: addresses can be shown by name, hashes by their ends, whole numbers
 * with separators, yes and no as words.
 */
export function figureParts(text: string): readonly FigurePart[] {
  return text
    .split(HEX)
    .filter((part) => part.trim() !== '')
    .map((part): FigurePart => {
      if (HEX.test(part)) return { kind: part.length === 42 ? 'address' : 'word', text: part }
      const trimmed = part.trim()
      if (/^\d{31,}$/.test(trimmed)) return { kind: 'word', text: trimmed }
      return { kind: 'text', text: plain(trimmed) }
    })
}

function plain(text: string): string {
  if (text === 'true') return 'yes'
  if (text === 'false') return 'no'
  return /^-?\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ',').replace(/^-/, '−') : text
}
