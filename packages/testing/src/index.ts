export { type BundledProgram, bundleProgram } from './bundleProgram.ts'
export {
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './database/createTestDatabase.ts'
export { testCluster } from './database/testCluster.ts'
export { CURVE_FEED, deploySystem, type TestSystem } from './deploySystem.ts'
export { memoryStore } from './memoryStore.ts'
export { playExits } from './playExits.ts'
export { collectMonth, fundPool, type RaisedPool, raisePool } from './raisePool.ts'
export { raiseTapePool, type TapePool } from './raiseTapePool.ts'
export { sampleLadder } from './sampleLadder.ts'
export { SAMPLE_ASSUMPTIONS, sampleReport, sampleTape } from './sampleReport.ts'
export { type Fault, type FaultyNode, startFaultyNode } from './startFaultyNode.ts'
export { startTestChain, type TestChain } from './startTestChain.ts'
