import { previewCalls, type SpecieClient, type Watch } from '@specie/protocol'
import type { ReadyToSign } from './types.ts'

/**
 * Several transactions as one for the drawer: signed one after another, rehearsed on top of each other.
 * @param parts in order; at least one
 * @param watches figures to show before and after
 */
export function joinPrepared(
  client: SpecieClient,
  title: string,
  parts: readonly ReadyToSign[],
  watches: readonly Watch[],
): ReadyToSign {
  const calls = async () => (await Promise.all(parts.map((part) => part.calls()))).flat()
  return {
    calls,
    describe: async () => ({
      ...(await previewCalls(client.context, title, await calls(), watches)),
      result: undefined,
    }),
  }
}
