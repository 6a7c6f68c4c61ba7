import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuctionSecret } from '@specie/protocol'
import { getAddress } from 'viem'
import type { Home } from '../../workspace/home.ts'
import { writeAtomically } from '../../workspace/writeAtomically.ts'

/** Keeps what opens a sealed order, before the order is sent: without it the order forfeits a part of its deposit. */
export function keepSecret(home: Home, chainId: number, secret: AuctionSecret): string {
  const folder = folderOf(home, chainId)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(
    folder,
    `${secret.auction}-${secret.owner.toLowerCase()}-${secret.salt.toString(16)}.json`,
  )
  const numbers = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)
  writeAtomically(file, `${JSON.stringify(secret, numbers, 1)}\n`)
  return file
}

/** Secrets of an auction that this home keeps. */
export function keptSecrets(home: Home, chainId: number, auction: bigint): readonly AuctionSecret[] {
  const folder = folderOf(home, chainId)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${auction}-`))
    .map((name) => {
      const read = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>
      return {
        auction,
        owner: getAddress(read.owner!),
        sells: String(read.sells) === 'true',
        shares: BigInt(read.shares!),
        price: BigInt(read.price!),
        salt: BigInt(read.salt!),
      }
    })
}

function folderOf(home: Home, chainId: number): string {
  return join(home.folder, 'auctions', String(chainId))
}
