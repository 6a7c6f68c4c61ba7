import { type Hex, zeroAddress } from 'viem'
import type { ChainPart, Followed } from './ChainPart.ts'
import { decodeLog } from './decodeLog.ts'
import type { LedgerEvent } from './events.ts'
import type { RawLog } from './RawLog.ts'

type Born = ChainPart['born'][number]

/** The pools, shares and windows that these logs of `Pools` and `WindowsFactory` say were opened. */
export function bornIn(logs: readonly RawLog[], followed: Followed): Born[] {
  const found: Born[] = []
  for (const log of logs) {
    const contract = followed.get(log.address)
    if (contract !== 'Pools' && contract !== 'WindowsFactory') continue
    const topics = `0x${log.topics.map((topic) => topic.slice(2)).join('')}` as const
    const event = decodeLog(contract, topics, log.data)
    const blockNumber = BigInt(log.blockNumber)
    const add = (address: Hex, born: Born['contract']) => found.push({ address, contract: born, blockNumber })
    if (event?.name === 'Pools.PoolOpened') {
      const { pool, shares } = event.args as LedgerEvent<'Pools.PoolOpened'>['args']
      add(pool, 'Pool')
      for (const share of shares) if (share !== zeroAddress) add(share, 'Share')
    }
    if (event?.name === 'WindowsFactory.WindowsOpened') {
      add((event.args as LedgerEvent<'WindowsFactory.WindowsOpened'>['args']).windows, 'Windows')
    }
  }
  return found
}
