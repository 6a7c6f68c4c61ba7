import type { Connection } from './connect.ts'
import { setChainTime } from './setChainTime.ts'

/** Waits until there is a block after this one. On a local chain, which makes blocks only when asked, makes it. */
export async function nextBlock(
  { client, rpcUrl, local }: Pick<Connection, 'client' | 'rpcUrl' | 'local'>,
  number: bigint,
): Promise<void> {
  const { reader } = client.context
  const now = await reader.getBlock()
  if (now.number > number) return
  if (local) return setChainTime(rpcUrl, Number(now.timestamp) + 1)
  await new Promise<void>((resolve, reject) => {
    const stop = reader.watchBlockNumber({
      emitOnBegin: true,
      poll: true,
      onBlockNumber: (found) => {
        if (found <= number) return
        stop()
        resolve()
      },
      onError: (error) => {
        stop()
        reject(error)
      },
    })
  })
}
