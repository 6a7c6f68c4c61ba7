import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { SpecieError } from '@specie/units'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Where Debian puts it; `CHROMIUM` names another. */
const USUAL = '/usr/bin/chromium'

/** Colours of a page. */
export type Theme = 'light' | 'dark'

/** Sizes that every page is looked at in. */
export const WIDTHS = { wide: 1440, phone: 390 } as const

/** Program that the tests of the console run in. @throws SpecieError `browser.missing` with how to install it */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? USUAL
  if (existsSync(path)) return path
  throw new SpecieError({
    code: 'browser.missing',
    message: `There is no Chromium at ${path}`,
    expected: 'a Chromium that the tests of the console can run',
    remedy: 'run `apt-get install chromium`, or let CHROMIUM name one',
  })
}

/** Whether the tests of the console can run here. */
export function hasChromium(): boolean {
  return existsSync(process.env.CHROMIUM ?? USUAL)
}

/** Starts the browser without a window. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb', '--hide-scrollbars'],
  })
}

/** A visitor of their own: no cookies, nothing kept. Movement is off, so that pictures are still. */
export function newVisitor(
  browser: Browser,
  options: { readonly baseURL: string; readonly theme?: Theme; readonly width?: number },
): Promise<BrowserContext> {
  const width = options.width ?? WIDTHS.wide
  return browser.newContext({
    baseURL: options.baseURL,
    colorScheme: options.theme ?? 'light',
    viewport: { width, height: width < 600 ? 844 : 960 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(width < 600 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  })
}

/** What a page did wrong while it was open: errors of its scripts and of its console. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}

/** Violations of the rules for accessible pages, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
}

/** Waits until a page has read what it shows: no place holders left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction("document.querySelector('main h1') !== null")
  await page.waitForFunction("document.querySelector('.animate-pulse') === null", undefined, {
    timeout: 15_000,
  })
}

/** Pictures of a page in both themes, wide and on a phone: `<folder>/<name>-<theme>-<width>.png`. */
export async function takePictures(
  browser: Browser,
  options: {
    readonly baseURL: string
    readonly path: string
    readonly name: string
    readonly folder: string
    /** Makes the visitor somebody before the page is opened. */
    readonly prepare?: (context: BrowserContext) => Promise<void>
    /** Brings the page into the state to be shown. */
    readonly act?: (page: Page) => Promise<void>
  },
): Promise<string[]> {
  await mkdir(options.folder, { recursive: true })
  const files: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    for (const width of Object.values(WIDTHS)) {
      const context = await newVisitor(browser, { baseURL: options.baseURL, theme, width })
      await options.prepare?.(context)
      const page = await context.newPage()
      await page.goto(options.path)
      await settled(page)
      await options.act?.(page)
      const path = join(options.folder, `${options.name}-${theme}-${width}.png`)
      await page.screenshot({ path, fullPage: true })
      files.push(path)
      await context.close()
    }
  }
  return files
}

/** Makes the visitor a person of the local chain. */
export async function becomePerson(
  context: BrowserContext,
  person: { readonly name: string; readonly title: string; readonly address: string },
): Promise<void> {
  const kept = JSON.stringify({ kind: 'persona', ...person, title: person.title.split(':')[0] })
  await context.addInitScript((value) => {
    if (localStorage.getItem('specie.account') === null) localStorage.setItem('specie.account', value)
  }, kept)
}

/** Closes the guide for newcomers, so that it does not cover what is tested. */
export async function withoutTour(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    localStorage.setItem(
      'specie.tour',
      JSON.stringify({ open: false, done: ['import', 'open', 'verify', 'invest', 'time', 'income', 'sell'] }),
    )
  })
}
