import { routes, type Tape, type TapeSettings } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { ask } from '../../../api/ask.ts'
import { answerKey } from '../../../api/useAnswer.ts'

/** What a person changes, seen from the upload as it will be when it is their turn. */
export type TapeChange = (tape: Tape) => TapeSettings

/** Saving of changes to an upload. */
export interface TapeChanges {
  /** Saves; changes made while another is being saved go together in the next request. */
  change(change: TapeChange): void
  readonly saving: boolean
  readonly error: unknown
  /** Saves again what could not be saved. */
  retry(): void
}

/** Saves every change of an upload on the server, in order, and puts the answer in the place of the upload. */
export function useTapeChanges(id: string): TapeChanges {
  const queries = useQueryClient()
  const queue = useRef<TapeChange[]>([])
  const running = useRef(false)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const flush = useCallback(async () => {
    if (running.current) return
    running.current = true
    setSaving(true)
    setError(undefined)
    const key = answerKey(routes.tape, { params: { id } })
    while (queue.current.length > 0) {
      const changes = queue.current.splice(0)
      try {
        const tape = queries.getQueryData<Tape>(key) ?? (await ask(routes.tape, { params: { id } }))
        const body = settingsOf(tape, changes)
        queries.setQueryData(key, await ask(routes.settleTape, { params: { id }, body }))
      } catch (cause) {
        queue.current.unshift(...changes)
        setError(cause)
        break
      }
    }
    running.current = false
    setSaving(false)
  }, [id, queries])
  const change = useCallback(
    (one: TapeChange) => {
      queue.current.push(one)
      void flush()
    },
    [flush],
  )
  return { change, saving, error, retry: () => void flush() }
}

/** Several changes as one: each sees what those before it changed. */
export function settingsOf(tape: Tape, changes: readonly TapeChange[]): TapeSettings {
  let seen = tape
  let all: TapeSettings = {}
  for (const change of changes) {
    const settings = change(seen)
    all = { ...all, ...settings, ...(all.columns && { columns: { ...all.columns, ...settings.columns } }) }
    seen = {
      ...seen,
      mended: settings.mend ?? seen.mended,
      leftOutRows: settings.leaveOut ?? seen.leftOutRows,
      assume: settings.assume ?? seen.assume,
    }
  }
  return all
}
