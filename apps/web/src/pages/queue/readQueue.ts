import type { SpecieClient, WindowOrdersReading, WindowsReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/** What a wallet has in the windows of one share, and the windows themselves, at one block. */
export interface Queue {
  readonly windows: WindowsReading
  readonly orders: WindowOrdersReading
}

/** Reads the queues of some shares; those without windows are left out. */
export async function readQueues(
  client: SpecieClient,
  shares: readonly `0x${string}`[],
  holder: `0x${string}`,
  block: number,
): Promise<Queue[]> {
  const at = BigInt(block)
  const found = await Promise.all(
    shares.map(async (address) => {
      const share = client.share(address)
      const windows = await share.windows.read(at).catch(unlessNone)
      return windows === undefined ? [] : [{ windows, orders: await share.windows.orders(holder, at) }]
    }),
  )
  return found.flat()
}

function unlessNone(error: unknown): undefined {
  if (error instanceof SpecieError && error.code === 'windows.none') return undefined
  throw error
}
