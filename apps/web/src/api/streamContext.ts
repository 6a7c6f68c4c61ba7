import type { StreamEvent } from '@specie/api'
import { createContext, useContext, useEffect, useRef } from 'react'
import type { Stream } from './stream.ts'

/** The page's event stream. */
export const StreamContext = createContext<Stream | null>(null)

/** Calls `listener` with every event of the stream while the component is mounted. */
export function useStream(listener: (event: StreamEvent) => void): void {
  const stream = useContext(StreamContext)
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => stream?.listen((event) => latest.current(event)), [stream])
}
