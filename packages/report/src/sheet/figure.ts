import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

/** A rectangle on the page, points from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture and the words for those who do not see it. */
export interface FigureOptions {
  readonly title: string
  /** What the picture shows, with its main figures. */
  readonly alternative: string
  /** Of the drawing, without the title. */
  readonly height: number
  /** Part of the page's width from the left, default the whole. */
  readonly width?: number
}

const TITLE_HEIGHT = 16

/** A picture with its title above; `draw` draws within the box it is given. */
export function figure(sheet: Sheet, options: FigureOptions, draw: (box: Box) => void): void {
  const { title, alternative, height, width = sheet.width } = options
  sheet.need(TITLE_HEIGHT + height + 8)
  const box = { x: sheet.left, y: sheet.y + TITLE_HEIGHT, width, height }
  sheet.element(
    'Figure',
    () => {
      sheet.line(title, box.x, sheet.y, width, { font: 'bold', size: 8, colour: palette.strong })
      draw(box)
    },
    { alt: `${title}. ${alternative}`, bbox: [box.x, sheet.y, box.x + width, box.y + height] },
  )
  sheet.y = box.y + height + 8
}
