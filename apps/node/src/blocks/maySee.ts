import { abis } from '@specie/protocol'
import { type Address, getAddress } from 'viem'
import type { Services } from '../Services.ts'
import type { RequestRow } from './BlockRows.ts'

/** What somebody is to a request; nothing: it is not told that the request exists. */
export type Standing = 'requester' | 'maker' | undefined

/** The requester, or a maker that is asked: one that was named, or, where nobody was, any wallet that the share admits. */
export async function standingOf({ client }: Services, row: RequestRow, wallet: Address): Promise<Standing> {
  if (getAddress(row.requester) === wallet) return 'requester'
  if (row.makers !== null) return makersOf(row)!.includes(wallet) ? 'maker' : undefined
  const admitted = await client.context.reader.readContract({
    address: getAddress(row.share),
    abi: abis.Share,
    functionName: 'canReceive',
    args: [wallet],
  })
  return admitted ? 'maker' : undefined
}

/** Makers that were named. */
export function makersOf({ makers }: RequestRow): readonly Address[] | null {
  if (makers === null) return null
  const list = typeof makers === 'string' ? (JSON.parse(makers) as Address[]) : (makers as Address[])
  return list.map((one) => getAddress(one))
}
