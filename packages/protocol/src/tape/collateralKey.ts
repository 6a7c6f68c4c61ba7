import { encodeAbiParameters, type Hex, keccak256 } from 'viem'

/**
 * The key under which a single asset is pledged: the same asset has the same key in every pool.
 * keccak256(abi.encode(kind, jurisdiction, register number)), each trimmed, in upper case, inner spaces single.
 */
export function collateralKey(kind: string, jurisdiction: string, registerNumber: string): Hex {
  const normal = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  return keccak256(
    encodeAbiParameters(
      [{ type: 'string' }, { type: 'string' }, { type: 'string' }],
      [normal(kind), normal(jurisdiction), normal(registerNumber)],
    ),
  )
}
