import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { SpecieError } from '@specie/units'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Colours of a page. */
export type Theme = 'light' | 'dark'

/** Sizes that every page is looked at in. */
export const WIDTHS = { wide: 1440, phone: 390 } as const

/**
 * Program that the tests of the console run in: the one that `CHROMIUM` names (`npm test` finds it), else Debian's.
 * @throws SpecieError `browser.missing` with how to install it
 */
export function chromiumPath(): string {
  const program = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (existsSync(program)) return program
  throw new SpecieError({
    code: 'browser.missing',
    message: `There is no Chromium at ${program}`,
    expected: 'a Chromium that the tests of the console can run',
    remedy: 'run `node scripts/chromium.mjs`, or let the variable CHROMIUM name one',
  })
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

/**
 * Violations of the rules for accessible pages, one line each.
 * @param rules only these; all when left out
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const asked =
    rules === undefined
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
      : axe.withRules(rules)
  const { violations: found } = await asked.analyze()
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
}

/** Waits until a page has read what it shows, and people of the local chain have signed in: no place holders left. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page
    .getByText(/^Sign(ing in| in to go on)/)
    .first()
    .waitFor({ state: 'detached' })
  await page.locator('.animate-pulse').first().waitFor({ state: 'detached' })
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
