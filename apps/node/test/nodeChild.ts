/** A process of the server for tests that kill it: like `src/main.ts`, and it ends with the test that started it. */
import { flushCompileCache } from 'node:module'
import { runProcess } from '../src/configuration/runProcess.ts'

process.once('disconnect', () => process.exit())
// A process that is killed does not write what it has compiled: the next one would begin from nothing.
flushCompileCache()
process.exit(await runProcess(process.env))
