import type { PublicClient } from 'viem'
import type { ChainSource } from './ChainSource.ts'
import { failureOf } from './NodeFailure.ts'

/** Asks through a client of viem, for chains that are reached by another transport than HTTP. */
export function readerSource(reader: Pick<PublicClient, 'request'>): ChainSource {
  const request = reader.request as (call: { method: string; params: unknown }) => Promise<unknown>
  return {
    ask: (calls) =>
      Promise.all(
        calls.map(({ method, params }) =>
          request({ method, params }).catch((error: Error & { code?: number; details?: string }) => {
            const { code, details, message } = error
            throw failureOf(method, { message: details ?? message, ...(code === undefined ? {} : { code }) })
          }),
        ),
      ) as Promise<never[]>,
  }
}
