import PDFDocument from 'pdfkit'
import { fonts, palette } from './palette.ts'
import { printable } from './printable.ts'

/** What a document is and what its every page says. */
export interface SheetOptions {
  readonly title: string
  readonly subject: string
  /** Unix seconds; also decides the file's identifier, so that the same input gives the same bytes. */
  readonly createdAt: number
  /** At the foot of every page, left of the page number. */
  readonly footer: string
  /** At the head of every page but the first. */
  readonly runningTitle: string
  /** Whether streams are compressed, default true. */
  readonly compress?: boolean
}

/** A structure element of a tagged document, as far as the types of pdfkit know less than it does. */
type StructureOptions = PDFKit.Mixins.StructureElementOptions & {
  readonly bbox?: readonly [number, number, number, number]
  readonly scope?: 'Row' | 'Column'
}

/** How a line of text is set. */
export interface LineStyle {
  readonly font?: keyof typeof fonts
  readonly size?: number
  readonly colour?: string
  readonly align?: 'left' | 'right' | 'center'
}

const MARGIN = { left: 42, right: 42, top: 58, bottom: 58 }
const BODY_SIZE = 9

/**
 * A4 pages with a cursor that goes down. Blocks (headings, tables, figures) draw themselves at the cursor; everything that
 * carries meaning is a structure element in reading order, everything else an artifact that a screen reader skips.
 */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  readonly left = MARGIN.left
  readonly width: number
  readonly bottom: number
  /** Where the next block begins, points from the top. */
  y = MARGIN.top
  readonly #root: PDFKit.PDFStructureElement
  readonly #options: SheetOptions
  readonly #chunks: Uint8Array[] = []

  constructor(options: SheetOptions) {
    this.#options = options
    const date = new Date(options.createdAt * 1000)
    this.document = new PDFDocument({
      size: 'A4',
      margins: { ...MARGIN, bottom: 0 },
      pdfVersion: '1.7',
      lang: 'en',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      compress: options.compress ?? true,
      info: {
        Title: printable(options.title),
        Subject: printable(options.subject),
        Author: 'Specie',
        Creator: 'Specie',
        Producer: 'Specie with PDFKit',
        CreationDate: date,
        ModDate: date,
      },
    })
    this.document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk))
    const { page } = this.document
    this.width = page.width - MARGIN.left - MARGIN.right
    this.bottom = page.height - MARGIN.bottom
    this.#root = this.document.struct('Document')
    this.document.addStructure(this.#root)
  }

  /** Begins a new page unless `height` points are left on this one. Returns whether it did. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom) return false
    this.document.addPage()
    this.y = MARGIN.top
    return true
  }

  /** Moves the cursor down. */
  skip(points: number): void {
    this.y += points
  }

  /** Draws something that carries meaning, as an element of its own under the document. */
  element(type: string, draw: () => void, options: StructureOptions = {}): void {
    const element = this.document.struct(type, options as PDFKit.Mixins.StructureElementOptions, draw)
    this.#root.add(element)
    element.end()
  }

  /** Opens an element that takes others; the caller ends it. */
  container(type: string): PDFKit.PDFStructureElement {
    const element = this.document.struct(type)
    this.#root.add(element)
    return element
  }

  /** Draws something that only decorates. */
  artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.document.endMarkedContent()
  }

  /** Sets one line of text within a box, its top at `y`. */
  line(text: string, x: number, y: number, width: number, style: LineStyle = {}): void {
    const { document } = this
    const shown = printable(text)
    document
      .font(fonts[style.font ?? 'regular'], style.size ?? BODY_SIZE)
      .fillColor(style.colour ?? palette.ink)
    const rest = width - document.widthOfString(shown)
    const shift = style.align === 'right' ? rest : style.align === 'center' ? rest / 2 : 0
    document.text(shown, x + shift, y, { lineBreak: false })
  }

  /** Width of a text, points. */
  widthOf(text: string, style: LineStyle = {}): number {
    this.document.font(fonts[style.font ?? 'regular'], style.size ?? BODY_SIZE)
    return this.document.widthOfString(printable(text))
  }

  /** Breaks a text into lines no wider than `width`; a word that is wider alone is cut. */
  wrap(text: string, width: number, style: LineStyle = {}): string[] {
    const fits = (candidate: string) => this.widthOf(candidate, style) <= width
    const lines: string[] = []
    for (const paragraph of text.split('\n')) {
      let line = ''
      for (const word of paragraph.split(' ')) {
        const candidate = line === '' ? word : `${line} ${word}`
        if (fits(candidate)) {
          line = candidate
          continue
        }
        if (line !== '') lines.push(line)
        const pieces = cut(word, fits)
        lines.push(...pieces.slice(0, -1))
        line = pieces.at(-1) ?? ''
      }
      lines.push(line)
    }
    return lines
  }

  /** A horizontal hairline across the page, or a part of it. */
  rule(y: number, colour: string = palette.rule, thickness = 0.5, x = this.left, width = this.width): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thickness)
      .stroke(colour)
  }

  /** Writes heads and feet of the pages and returns the file. */
  finish(): Promise<Uint8Array> {
    const { document } = this
    const { start, count } = document.bufferedPageRange()
    for (let n = 0; n < count; n += 1) {
      document.switchToPage(start + n)
      document.markContent('Artifact', { type: 'Pagination' })
      this.#frame(n + 1, count)
      document.endMarkedContent()
    }
    this.#root.end()
    return new Promise((resolve, reject) => {
      document.on('end', () => resolve(Buffer.concat(this.#chunks)))
      document.on('error', reject)
      document.end()
    })
  }

  #frame(page: number, pages: number): void {
    const small = { size: 7, colour: palette.muted }
    if (page > 1) {
      this.line(this.#options.runningTitle, this.left, 28, this.width, small)
      this.line('Specie', this.left, 28, this.width, {
        ...small,
        font: 'bold',
        align: 'right',
        colour: palette.brand,
      })
      this.rule(41)
    }
    const y = this.document.page.height - 40
    this.rule(y - 6)
    this.line(this.#options.footer, this.left, y, this.width, small)
    this.line(`Page ${page} of ${pages}`, this.left, y, this.width, { ...small, align: 'right' })
  }
}

function cut(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
