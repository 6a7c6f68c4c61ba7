import { type Hex, keccak256, toRlp } from 'viem'
import { numberBytes } from './header.ts'

/** Path in hex digits, and the value at its end. */
interface Leaf {
  readonly path: string
  readonly value: Hex
}

/** A node inside another one: itself when it is shorter than a hash, else its hash. */
type Reference = Hex | readonly Reference[]

/**
 * Root of the Merkle Patricia trie whose keys are the values' places in the list, RLP encoded (yellow paper,
 * appendix D).
 */
export function trieRoot(values: readonly Hex[]): Hex {
  const leaves = values.map((value, index) => {
    return { path: toRlp(numberBytes(`0x${index.toString(16)}`)).slice(2), value }
  })
  // The hash of the empty string, encoded.
  if (leaves.length === 0) return keccak256('0x80')
  return keccak256(toRlp(nodeOf(leaves) as never) as Hex)
}

function nodeOf(leaves: readonly Leaf[]): readonly Reference[] {
  const [first] = leaves
  if (leaves.length === 1) return [packed(first!.path, true), first!.value]
  const shared = sharedLength(leaves)
  if (shared > 0) {
    const rest = leaves.map(({ path, value }) => ({ path: path.slice(shared), value }))
    return [packed(first!.path.slice(0, shared), false), referenceTo(nodeOf(rest))]
  }
  const branches = Array.from({ length: 16 }, (_, digit): Reference => {
    const below = leaves.filter(({ path }) => path !== '' && Number.parseInt(path[0]!, 16) === digit)
    if (below.length === 0) return '0x'
    return referenceTo(nodeOf(below.map(({ path, value }) => ({ path: path.slice(1), value }))))
  })
  return [...branches, leaves.find(({ path }) => path === '')?.value ?? '0x']
}

function referenceTo(node: readonly Reference[]): Reference {
  const encoded = toRlp(node as never) as Hex
  return encoded.length < 2 + 64 ? node : keccak256(encoded)
}

function sharedLength(leaves: readonly Leaf[]): number {
  const [first] = leaves
  let length = first!.path.length
  for (const { path } of leaves) {
    let same = 0
    while (same < length && path[same] === first!.path[same]) same += 1
    length = same
  }
  return length
}

/** Hex-prefix encoding (yellow paper, appendix C). */
function packed(path: string, leaf: boolean): Hex {
  const odd = path.length % 2 === 1
  const flag = (leaf ? 2 : 0) + (odd ? 1 : 0)
  return `0x${flag}${odd ? '' : '0'}${path}`
}
