import { Worker } from 'node:worker_threads'
import { SpecieError } from '@specie/units'
import { HttpProblem } from '../http/problem.ts'
import type { TapeResults, TapeTask } from './tapeTask.ts'

/** Does heavy work on files beside the thread that answers. One task after another. */
export interface TapeWorkshop {
  perform<Task extends TapeTask>(task: Task): Promise<TapeResults[Task['kind']]>
  close(): Promise<void>
}

interface Waiting {
  resolve(result: never): void
  reject(error: unknown): void
}

interface Report {
  readonly id: number
  readonly result?: unknown
  readonly error?: {
    readonly code: string
    readonly message: string
    readonly expected?: string
    readonly remedy?: string
    readonly known?: false
  }
}

/** Memory of the thread; a file that needs more ends the thread and not the server. */
const MEMORY_MB = 3_072

/** A workshop whose thread starts with the first task. */
export function createTapeWorkshop(databaseUrl: string): TapeWorkshop {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0
  const fail = (error: unknown) => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(tooHeavy(error))
    waiting.clear()
  }
  const thread = () => {
    if (worker !== undefined) return worker
    const started = new Worker(new URL('./tapeThread.ts', import.meta.url), {
      workerData: { databaseUrl },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    started.on('message', (report: Report) => settle(waiting, report))
    started.once('error', fail)
    started.once(
      'exit',
      (code) => worker === started && fail(new Error(`the thread ended with code ${code}`)),
    )
    // A thread at rest does not keep the process alive.
    started.unref()
    worker = started
    return started
  }
  return {
    perform(task) {
      next += 1
      const id = next
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        thread().postMessage({ id, task })
      })
    },
    async close() {
      const ending = worker
      worker = undefined
      await ending?.terminate()
    },
  }
}

function settle(waiting: Map<number, Waiting>, { id, result, error }: Report): void {
  const one = waiting.get(id)
  waiting.delete(id)
  if (error === undefined) one?.resolve(result as never)
  else if (error.known === false) one?.reject(new Error(error.message))
  else one?.reject(new SpecieError(error))
}

function tooHeavy(cause: unknown): HttpProblem {
  return new HttpProblem(413, {
    code: 'tape.memory',
    message: 'The file needs more memory than this server gives to one',
    remedy: 'cut it into several tapes, or import it with the command line: npx specie pool open --tape …',
    cause,
  })
}
