// Takes the pictures of docs/pages: every page in both themes, wide and on a phone. `npm run pages`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, settled, type Theme, WIDTHS } from './browser.ts'
import { PLACES, type Place, pathOf, type Things } from './places.ts'
import { startProduct } from './startProduct.ts'
import { findThings } from './things.ts'
import { visit } from './visit.ts'

const FOLDER = fileURLToPath(new URL('../../../../docs/pages/', import.meta.url))
const LARGEST = 72_000
const TALLEST = 2_200
const QUALITIES = [80, 68, 56, 44, 34, 26, 18, 10]
const THEMES: readonly Theme[] = ['light', 'dark']

const running = process.env.SPECIE_CONSOLE
const product = running === undefined ? await startProduct() : undefined
const url = product?.url ?? running!
const asked = process.argv.slice(2)
const browser = await launchBrowser()
try {
  const things = await findThings(browser, url)
  mkdirSync(FOLDER, { recursive: true })
  if (asked.length === 0) clear()
  for (const place of PLACES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    await takePictures(browser, place, things)
    process.stderr.write(`${place.name}\n`)
  }
  writeFileSync(join(FOLDER, 'README.md'), index())
} finally {
  await browser.close()
  await product?.stop()
}

function clear(): void {
  for (const file of readdirSync(FOLDER)) if (file.endsWith('.jpg')) rmSync(join(FOLDER, file))
}

/** One page, loaded once for each width, in both themes. */
async function takePictures(browser: Browser, place: Place, things: Things): Promise<void> {
  for (const [look, width] of Object.entries(WIDTHS)) {
    const context = await visit(browser, { url, person: place.person, width })
    const page = await context.newPage()
    await page.goto(pathOf(place, things))
    await settled(page)
    await page.waitForLoadState('load')
    await page.waitForTimeout(600)
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      await page.waitForTimeout(150)
      writeFileSync(join(FOLDER, fileOf(place, theme, look)), await picture(page, width))
    }
    await context.close()
  }
}

/** The page from its top, as fine as fits. The window is made as tall, so that what is fixed to its end stands there. */
async function picture(page: Page, width: number): Promise<Buffer> {
  const whole: number = await page.evaluate('document.documentElement.scrollHeight')
  const height = Math.min(whole, TALLEST)
  await page.setViewportSize({ width, height })
  await page.waitForTimeout(200)
  for (const quality of QUALITIES) {
    const taken = await page.screenshot({ type: 'jpeg', quality, scale: 'css' })
    if (taken.length <= LARGEST) return taken
  }
  throw new Error(`a picture of ${height} pixels does not fit ${LARGEST} bytes`)
}

function fileOf({ name }: Place, theme: Theme, look: string): string {
  return `${name}-${theme}-${look}.jpg`
}

function index(): string {
  const sections = PLACES.map((place) => {
    const link = (theme: Theme, look: string) =>
      `<a href="${fileOf(place, theme, look)}"><img src="${fileOf(place, theme, look)}" height="300" alt="${place.title}, ${look}, ${theme}"></a>`
    const pictures = THEMES.flatMap((theme) => Object.keys(WIDTHS).map((look) => link(theme, look)))
    return `## ${place.title}\n\n\`${place.pattern}${place.query ?? ''}\`${place.person === undefined ? '' : `, seen by ${place.person}`}\n\n${pictures.join('\n')}\n`
  })
  return `# Pages of the console

Every page in both themes, 1440 and 390 pixels wide, after the demonstration of \`npm start\`. Long pages are cut below
${TALLEST} pixels. \`npm run pages\` takes them anew; the tests in Chromium visit the same pages.

${sections.join('\n')}`
}
