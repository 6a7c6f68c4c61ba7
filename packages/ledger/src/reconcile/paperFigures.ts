import { abis } from '@specie/protocol'
import { type Hex, zeroHash } from 'viem'
import { documents } from '../read/documents.ts'
import { poolAssets } from '../read/poolAssets.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** The hashes of a pool's documents and of the assets on its book. */
export async function paperFigures(on: Reconciling, pool: Hex): Promise<Figure[]> {
  const at = { atBlock: on.block }
  const contract = { address: pool, abi: abis.Pool, blockNumber: on.block } as const
  const [papers, assets] = await Promise.all([documents(on.db, pool, at), poolAssets(on.db, pool, at)])
  const latest = papers.filter((paper) => paper.latest).slice(0, on.sample)
  const hashes = await Promise.all(
    latest.map(async ({ key, name, hash }) => {
      const chain = await on.reader.readContract({ ...contract, functionName: 'documentOf', args: [key] })
      return figure(`pool ${pool}`, `document ${name}`, hash, chain)
    }),
  )
  const books = await Promise.all(
    assets.slice(0, on.sample).map(async ({ collateralKey, documentHash, held }) => {
      const args = [collateralKey] as const
      const chain = await on.reader.readContract({ ...contract, functionName: 'assetOf', args })
      return figure(`pool ${pool}`, `asset ${collateralKey}`, held ? documentHash : zeroHash, chain)
    }),
  )
  return [...hashes, ...books]
}
