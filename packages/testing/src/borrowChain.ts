import { startTestChain, type TestChain } from './startTestChain.ts'

let running: Promise<TestChain> | undefined

/** A borrowed chain; `release` puts it back as it was found. */
export interface BorrowedChain {
  readonly chain: TestChain
  release(): Promise<void>
}

/**
 * Lends the one chain that all test files of a worker share: it starts once, and each file leaves no trace. It ends
 * with the process.
 */
export async function borrowChain(): Promise<BorrowedChain> {
  running ??= startTestChain()
  const chain = await running
  const snapshot = await chain.snapshot()
  return { chain, release: () => chain.revert(snapshot) }
}
