import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { faultsOf, launchBrowser, settled, violations, WIDTHS } from './browser.ts'
import { PLACES, type Place, pathOf, type Things } from './places.ts'
import { findThings } from './things.ts'
import { overflow, visit } from './visit.ts'

/** Rules whose verdict depends on the colours; the others were asked in the other theme. */
const COLOURS = ['color-contrast']

const { url } = inject('product')
let browser: Browser
let things: Things

beforeAll(async () => {
  browser = await launchBrowser()
  things = await findThings(browser, url)
})
afterAll(() => browser.close())

describe.for(Object.values(WIDTHS))('every page, %i pixels wide', (width) => {
  const contexts = new Map<string | undefined, BrowserContext>()
  // A browser opens six connections to a server, and each open page keeps one for its news.
  afterEach(async () => {
    for (const context of contexts.values()) for (const page of context.pages()) await page.close()
  })
  afterAll(async () => {
    for (const context of contexts.values()) await context.close()
  })

  async function open(place: Place): Promise<Page> {
    const context = contexts.get(place.person) ?? (await visit(browser, { url, person: place.person, width }))
    contexts.set(place.person, context)
    return context.newPage()
  }

  it.for(PLACES.map((place) => [place.name, place] as const))(
    '%s opens without a fault, fits the window, and is accessible in both themes',
    async ([, place]) => {
      const page = await open(place)
      const faults = faultsOf(page)
      await page.goto(pathOf(place, things))
      await settled(page)
      expect(await violations(page), 'light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, COLOURS), 'dark').toEqual([])
      expect(await overflow(page)).toBe(0)
      expect(faults).toEqual([])
    },
  )
})

it('visits every page that the router knows', async () => {
  const context = await visit(browser, { url })
  const page = await context.newPage()
  await page.goto('/')
  await settled(page)
  const known: string[] = await page.evaluate('Object.keys(window.__TSR_ROUTER__.routesByPath)')
  await context.close()
  expect([...new Set(PLACES.map(({ pattern }) => pattern))].sort()).toEqual(known.sort())
})
