/** An indexer in a process of its own, for tests that kill it: follows the chain until it is ended. */
import { flushCompileCache } from 'node:module'
import { openLedger } from '../src/ingest/openLedger.ts'

// Without the test that started it there is nothing to do.
process.once('disconnect', () => process.exit())
const { databaseUrl, rpcUrl, deployment } = JSON.parse(process.argv[2]!)
const describe = async () => {}
const ledger = await openLedger({ databaseUrl, rpcUrl, deployment, describe, batchBlocks: 2, interval: 5 })
// A process that is killed does not write what it has compiled: the next one would begin from nothing.
flushCompileCache()
process.send?.({ open: true })
await ledger.follow(new AbortController().signal, ({ blocks, undone }) => {
  if (blocks > 0 || undone > 0) process.send?.({ blocks, undone })
})
