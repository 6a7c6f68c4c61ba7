import { type Route, routes } from '@specie/api'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { z } from 'zod'
import { becomePerson, newVisitor, type Theme, withoutTour } from './browser.ts'

/** How a page is looked at. */
export interface VisitOptions {
  readonly url: string
  /** Who acts, by the local chain's names; nobody when left out. */
  readonly person?: string | undefined
  readonly theme?: Theme
  readonly width?: number
}

/** Asks the server beside the pages, what anybody may ask. @throws ZodError when the answer is not to its schema */
export async function askServer<Answer extends z.ZodType>(
  url: string,
  route: Route<z.ZodType, z.ZodType, z.ZodType, Answer>,
  params: Readonly<Record<string, string>> = {},
): Promise<z.output<Answer>> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  const response = await fetch(`${url}/api/v1${path}`)
  return route.answer.parse(await response.json())
}

/** A new visitor's browser window, acting as a person of the local chain, without the guide for newcomers. */
export async function visit(browser: Browser, options: VisitOptions): Promise<BrowserContext> {
  const { url, person: name, ...look } = options
  const context = await newVisitor(browser, { baseURL: url, ...look })
  await withoutTour(context)
  if (name !== undefined) {
    const { personas } = await askServer(url, routes.local)
    const person = personas.find((one) => one.name === name)
    if (person === undefined) throw new Error(`the local chain has nobody called ${name}`)
    await becomePerson(context, { name, title: person.title, address: person.address })
  }
  return context
}

/** By how many pixels a page is wider than its window; 0 when it fits. A phone would show the whole of it smaller. */
export async function overflow(page: Page): Promise<number> {
  const width: number = await page.evaluate('document.documentElement.scrollWidth')
  return width - page.viewportSize()!.width
}
