/** What a reader finds in a file that was written without compression. */
export interface ReadPdf {
  readonly pages: number
  /** Pieces of text as they were set, in the order of the file. */
  readonly texts: readonly string[]
  /** Kinds of structure elements and how often they occur. */
  readonly elements: ReadonlyMap<string, number>
  /** Words for those who do not see the pictures. */
  readonly alternatives: readonly string[]
}

const windows = new TextDecoder('windows-1252')

/** Reads texts, tags and alternative texts of an uncompressed PDF whose fonts are the built-in ones. */
export function readPdf(file: Uint8Array): ReadPdf {
  const source = Buffer.from(file).toString('latin1')
  const texts = [...source.matchAll(/\[((?:<[0-9a-f]*>|[-0-9. ])*)\] TJ/g)].map(([, array = '']) =>
    windows.decode(Buffer.from([...array.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join(''), 'hex')),
  )
  const elements = new Map<string, number>()
  for (const [, kind = ''] of source.matchAll(/\/S \/(\w+)/g)) {
    elements.set(kind, (elements.get(kind) ?? 0) + 1)
  }
  return {
    pages: [...source.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    texts,
    elements,
    alternatives: [...source.matchAll(/\/Alt \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, text = '']) =>
      textString(text),
    ),
  }
}

/** A text string of PDF: escapes taken away, UTF-16 where it says so by its first two bytes. */
function textString(escaped: string): string {
  const bytes = Buffer.from(escaped.replace(/\\([\s\S])/g, '$1'), 'latin1')
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1')
}
