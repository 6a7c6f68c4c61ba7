import { useEffect, useState } from 'react'
import type { Tasks } from './tasks.ts'

/** Where a calculation stands. What was found last stays in sight while a changed question is worked on. */
export interface Worked<Gives> {
  readonly gives?: Gives
  readonly failure?: Error
  readonly busy: boolean
}

interface Reply<Name extends keyof Tasks> {
  readonly gives?: Tasks[Name]['gives']
  readonly failure?: string
}

/**
 * Calculates in a worker, so that the page stays quick. A question that is no longer asked ends its worker at once.
 * @param asks undefined while there is nothing to ask; the same object is the same question
 */
export function useWorked<Name extends keyof Tasks>(
  name: Name,
  asks: Tasks[Name]['asks'] | undefined,
): Worked<Tasks[Name]['gives']> {
  const [worked, setWorked] = useState<Worked<Tasks[Name]['gives']>>({ busy: true })
  useEffect(() => {
    if (asks === undefined) return
    setWorked(({ failure: _, ...before }) => ({ ...before, busy: true }))
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const fail = (message: string) => setWorked({ busy: false, failure: new Error(message) })
    worker.onmessage = ({ data: { gives, failure } }: MessageEvent<Reply<Name>>) => {
      worker.terminate()
      if (gives === undefined) fail(failure ?? 'The calculation ended without a result')
      else setWorked({ busy: false, gives })
    }
    worker.onerror = ({ message }) => {
      worker.terminate()
      fail(message || 'The calculation could not be started')
    }
    worker.postMessage({ name, asks })
    return () => worker.terminate()
  }, [name, asks])
  return worked
}
