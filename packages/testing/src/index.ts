export { type BorrowedChain, borrowChain } from './borrowChain.ts'
export { type Fault, type FaultyNode, startFaultyNode } from './startFaultyNode.ts'
export { startTestChain, type TestChain } from './startTestChain.ts'
