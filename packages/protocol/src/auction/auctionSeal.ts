import { type Address, encodeAbiParameters, type Hex, keccak256 } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'

/** What is inside a sealed order. Keep it until the reveal: without it the order forfeits a part of its deposit. */
export interface AuctionSecret {
  readonly auction: bigint
  readonly owner: Address
  readonly sells: boolean
  /** Share units. */
  readonly shares: bigint
  /** WAD cash units a share unit: the least a seller takes, the most a buyer pays. */
  readonly price: bigint
  /** A random number that nobody can guess. */
  readonly salt: bigint
}

/** The commitment of an order, as `Auctions.sealOf` computes it. */
export function auctionSeal(context: Context, secret: AuctionSecret): Hex {
  const { auction, owner, sells, shares, price, salt } = secret
  const number = { type: 'uint256' } as const
  const address = { type: 'address' } as const
  return keccak256(
    encodeAbiParameters(
      [number, address, number, address, { type: 'bool' }, number, number, number],
      [
        BigInt(context.reader.chain.id),
        addressOf(context, 'Auctions'),
        auction,
        owner,
        sells,
        shares,
        price,
        salt,
      ],
    ),
  )
}

/** A salt out of the platform's random numbers. */
export function auctionSalt(): bigint {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return bytes.reduce((total, byte) => (total << 8n) | BigInt(byte), 0n)
}
