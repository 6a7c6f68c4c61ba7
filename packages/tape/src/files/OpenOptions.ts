import type { TapeFormat } from './RawTable.ts'

/** How a file is opened; everything is found out from its content when not given. */
export interface OpenOptions {
  /** Name for messages; default: the path, or `tape`. */
  readonly file?: string
  readonly format?: TapeFormat
  /** CSV: `,`, `;`, tab or `|`. */
  readonly delimiter?: string
  /** CSV: default `utf-8`; `windows-1252` for files of old spreadsheets. */
  readonly encoding?: 'utf-8' | 'windows-1252'
  /** XLSX: name of the sheet; default the first. */
  readonly sheet?: string
  /** Row of the headings, as a spreadsheet shows it; default 1. CSV and XLSX. */
  readonly headingRow?: number
}
