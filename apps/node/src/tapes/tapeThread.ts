/** The thread that reads uploaded files, so that a file of a million rows never stops the server's answers. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '@specie/ledger'
import { SpecieError } from '@specie/units'
import { performTapeTask } from './performTapeTask.ts'
import type { TapeTask } from './tapeTask.ts'

const database = openDatabase((workerData as { readonly databaseUrl: string }).databaseUrl, {
  connections: 1,
})
let queue: Promise<void> = Promise.resolve()

parentPort!.on('message', ({ id, task }: { readonly id: number; readonly task: TapeTask }) => {
  queue = queue.then(async () => {
    try {
      parentPort!.postMessage({ id, result: await performTapeTask(database, task) })
    } catch (error) {
      parentPort!.postMessage({ id, error: factsOf(error) })
    }
  })
})

/** Errors lose their class between threads: their facts travel instead. */
function factsOf(error: unknown) {
  if (error instanceof SpecieError) {
    const { code, message, expected, remedy } = error
    return { code, message, expected, remedy }
  }
  return {
    code: 'tape.failure',
    message: error instanceof Error ? error.message : String(error),
    known: false,
  }
}
