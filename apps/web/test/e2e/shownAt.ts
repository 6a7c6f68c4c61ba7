import type { Locator, Page } from 'playwright-core'

/** What a page shows, and of which block it says that it is. */
export interface Shown {
  readonly block: bigint
  /** Everything in the page's main part, blanks made single. */
  readonly text: string
  /** Rows of its tables, without the headings. */
  readonly rows: readonly string[]
}

const TRIES = 40

/** Reads a page at a moment in which all its parts name the same block. @throws Error when they never do */
export async function shownAt(page: Page): Promise<Shown> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await blocksNamed(page)
    const text = plain(await wholeText(page.locator('main')))
    const rows = await page.locator('main tbody tr').allInnerTexts()
    const after = await blocksNamed(page)
    if (before.length === 1 && after.length === 1 && before[0] === after[0]) {
      return { block: BigInt(before[0]!), text, rows: rows.map(plain) }
    }
    await page.waitForTimeout(250)
  }
  throw new Error(`the page names no single block: ${(await blocksNamed(page)).join(', ')}`)
}

/** Each block that the page's main part, or else its head, names. */
async function blocksNamed(page: Page): Promise<string[]> {
  const main = namesIn(await wholeText(page.locator('main')))
  return main.length > 0 ? main : namesIn(await wholeText(page.getByRole('banner')))
}

function namesIn(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/as of block ([\d,]+)/g)].map(([, number]) => number!.replaceAll(',', ''))),
  ]
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** As it is laid out, so that cells beside each other stay apart. */
async function wholeText(part: Locator): Promise<string> {
  return (await part.allInnerTexts()).join(' ')
}
