import type { TestProject } from 'vitest/node'
import { chromiumPath } from './browser.ts'
import { type Product, startProduct } from './startProduct.ts'

declare module 'vitest' {
  interface ProvidedContext {
    product: Product
  }
}

/** One start of the whole product for all tests of the console. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  chromiumPath()
  const { stop, ...product } = await startProduct()
  project.provide('product', product)
  return stop
}
