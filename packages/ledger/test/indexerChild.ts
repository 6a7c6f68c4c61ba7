/** An indexer in a process of its own, for tests that kill it: follows the chain until it is ended. */
import { flushCompileCache } from 'node:module'
import pg from 'pg'
import { openLedger } from '../src/ingest/openLedger.ts'

// Without the test that started it there is nothing to do.
process.once('disconnect', () => process.exit())
const { databaseUrl, rpcUrl, deployment } = JSON.parse(process.argv[2]!)
const describe = async () => {}
const ledger = await openLedger({ databaseUrl, rpcUrl, deployment, describe, batchBlocks: 2, interval: 15 })
// A process that is killed does not write what it has compiled: the next one would begin from nothing.
flushCompileCache()

/** How many more times a question may be asked or answered; the test says it. */
let left = Number.POSITIVE_INFINITY
process.on('message', (steps: number) => {
  left = steps
})

/** Ends this process as a power cut would: nothing is flushed, closed or told to anybody. */
function mayDie(): void {
  left -= 1
  if (left <= 0) process.kill(process.pid, 'SIGKILL')
}

/** Before and after every question to the chain, and before and after every statement to the database. */
function mortal<Input extends unknown[], Answer>(ask: (...input: Input) => Promise<Answer>) {
  return async function (this: unknown, ...input: Input): Promise<Answer> {
    mayDie()
    const answer = await ask.apply(this, input)
    mayDie()
    return answer
  }
}
globalThis.fetch = mortal(globalThis.fetch)
pg.Client.prototype.query = mortal(pg.Client.prototype.query as never) as never

process.send?.('open')
await ledger.follow(new AbortController().signal)
