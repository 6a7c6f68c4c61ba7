import type { GuardLevel, LevelChange } from '@specie/api'
import { abis, type BlockReference } from '@specie/protocol'
import { type Address, getAddress, type Hex } from 'viem'
import type { Services } from '../../Services.ts'

/** Grounds by their bits, as the guard writes them. */
const GROUNDS = [
  [1n, 'the NAV is stale'],
  [2n, 'the NAV waits for the valuer'],
  [4n, 'the market is away from the NAV'],
  [8n, 'the desk has used its limit up'],
  [16n, 'cover is low'],
  [128n, 'raised by a guardian'],
] as const

/** Level changes of some shares up to a block, newest first. */
export async function levelChanges(
  { database }: Pick<Services, 'database'>,
  shares: readonly Address[],
  block: BlockReference,
): Promise<LevelChange[]> {
  if (shares.length === 0) return []
  const rows = await database.db
    .selectFrom('levelChange')
    .innerJoin('log', (join) =>
      join
        .onRef('log.blockNumber', '=', 'levelChange.blockNumber')
        .onRef('log.logIndex', '=', 'levelChange.logIndex'),
    )
    .innerJoin('block', 'block.number', 'levelChange.blockNumber')
    .selectAll('levelChange')
    .select(['block.timestamp as time', 'log.transactionHash as transaction'])
    .where(
      'share',
      'in',
      shares.map((share) => share.toLowerCase() as Hex),
    )
    .where('levelChange.blockNumber', '<=', block.number)
    .orderBy('levelChange.blockNumber', 'desc')
    .orderBy('levelChange.logIndex', 'desc')
    .execute()
  return rows.map(
    ({ time, blockNumber, share, level, untilTime, reason, cause, explanation, transaction }) => ({
      time: Number(time),
      block: Number(blockNumber),
      share: getAddress(share),
      level,
      until: untilTime === null ? null : Number(untilTime),
      cause,
      reason: [groundsText(reason), explanation].filter((text) => text !== '').join(': '),
      transaction,
    }),
  )
}

/** The level of a share at a block; none where the chain has no guard. */
export async function guardLevel(
  { client }: Pick<Services, 'client'>,
  share: Address,
  { number: blockNumber }: BlockReference,
): Promise<GuardLevel> {
  const { deployment, reader } = client.context
  const address = deployment.contracts.Guard?.address
  const none = { level: 0, until: null, reason: null }
  if (address === undefined) return none
  const contract = { address, abi: abis.Guard, functionName: 'levelOf', args: [share], blockNumber } as const
  const [level, until, reason] = await reader.readContract(contract)
  return level === 0n ? none : { level: Number(level), until: Number(until), reason: groundsText(reason) }
}

/** What raised a level, in words. */
export function groundsText(reason: bigint): string {
  return GROUNDS.flatMap(([bit, text]) => (reason & bit ? [text] : [])).join(', ')
}
