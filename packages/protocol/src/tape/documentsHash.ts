import { encodeAbiParameters, type Hex, keccak256 } from 'viem'

/** A document that stands behind a pool: its name and the keccak256 of its bytes. */
export interface PoolDocument {
  readonly name: string
  readonly hash: Hex
}

/** One hash over a bundle of documents: keccak256(abi.encode((string name, bytes32 hash)[])), sorted by name. */
export function documentsHash(documents: readonly PoolDocument[]): Hex {
  const sorted = [...documents].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const components = [
    { name: 'name', type: 'string' },
    { name: 'hash', type: 'bytes32' },
  ] as const
  return keccak256(encodeAbiParameters([{ type: 'tuple[]', components }], [sorted]))
}
