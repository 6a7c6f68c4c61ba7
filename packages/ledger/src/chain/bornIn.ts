import { type Hex, zeroAddress } from 'viem'
import type { ChainPart, Followed } from './ChainPart.ts'
import { decodeLog } from './decodeLog.ts'
import type { LedgerEvent } from './events.ts'
import type { RawLog } from './RawLog.ts'

type Born = ChainPart['born'][number]

/** The pools and shares that these logs of `Pools` say were opened and are not followed yet. */
export function bornIn(logs: readonly RawLog[], followed: Followed): Born[] {
  const found: Born[] = []
  for (const log of logs) {
    if (followed.get(log.address) !== 'Pools') continue
    const topics = `0x${log.topics.map((topic) => topic.slice(2)).join('')}` as const
    const event = decodeLog('Pools', topics, log.data)
    if (event?.name !== 'Pools.PoolOpened') continue
    const { pool, shares } = event.args as LedgerEvent<'Pools.PoolOpened'>['args']
    const blockNumber = BigInt(log.blockNumber)
    const add = (address: Hex, contract: Born['contract']) => found.push({ address, contract, blockNumber })
    add(pool, 'Pool')
    for (const share of shares) if (share !== zeroAddress) add(share, 'Share')
  }
  return found
}
