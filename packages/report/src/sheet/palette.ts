/** Colours of a report. Every text colour has at least 4.5:1 on white; series differ in lightness as well as in hue. */
export const palette = {
  ink: '#14202b',
  muted: '#5a6773',
  rule: '#d5dce2',
  strong: '#2f3d4a',
  tint: '#f3f6f8',
  brand: '#0b5f63',
  brandTint: '#e3f0f0',
  loss: '#9f2d20',
  series: ['#0b5f63', '#c2661a', '#5b4a9e', '#8a9299'],
} as const

/** The fonts that every reader of PDF carries. */
export const fonts = {
  regular: 'Helvetica',
  bold: 'Helvetica-Bold',
  mono: 'Courier',
} as const
