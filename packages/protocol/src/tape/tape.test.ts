import { StandardMerkleTree } from '@openzeppelin/merkle-tree'
import fc from 'fast-check'
import { type Hex, keccak256, numberToHex, toBytes, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { documentsHash } from './documentsHash.ts'
import { ladderHash } from './ladderHash.ts'
import { loanHash } from './loanHash.ts'
import { navReport } from './navReport.ts'
import { pledgeTree } from './pledgeTree.ts'

const hash = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((value) => numberToHex(value, { size: 32 }))
const tape = fc.uniqueArray(fc.record({ fingerprint: hash, loanHash: hash }), {
  minLength: 1,
  maxLength: 40,
  selector: ({ fingerprint }) => fingerprint,
})

describe('the tree of a tape', () => {
  test('is OpenZeppelin’s, proves every loan in it and does not depend on their order', () => {
    fc.assert(
      fc.property(tape, (leaves) => {
        const tree = pledgeTree(leaves)
        const values = leaves.map(({ fingerprint, loanHash: line }) => [fingerprint, line])
        expect(tree.root).toBe(StandardMerkleTree.of(values, ['bytes32', 'bytes32']).root)
        expect(pledgeTree([...leaves].reverse()).root).toBe(tree.root)
        for (const { fingerprint, loanHash: line } of leaves) {
          const found = tree.proofOf(fingerprint)
          expect(found.loanHash).toBe(line)
          const leaf = [fingerprint, line]
          const types = ['bytes32', 'bytes32']
          expect(StandardMerkleTree.verify(tree.root, types, leaf, [...found.proof])).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('changes its root with every change of a loan', () => {
    fc.assert(
      fc.property(tape, hash, (leaves, other) => {
        fc.pre(other !== leaves[0]!.loanHash)
        const changed = [{ ...leaves[0]!, loanHash: other }, ...leaves.slice(1)]
        expect(pledgeTree(changed).root).not.toBe(pledgeTree(leaves).root)
      }),
      { numRuns: 40 },
    )
  })

  test('of no loans has the root zero and proves nothing', () => {
    expect(pledgeTree([]).root).toBe(zeroHash)
    expect(() => pledgeTree([]).proofOf(zeroHash)).toThrow('No loan of this tape')
  })
})

test('a bundle of documents has one hash, whatever their order', () => {
  const documents = ['deed', 'prospectus'].map((name) => ({ name, hash: loanHash(name) }))
  expect(documentsHash([...documents].reverse())).toBe(documentsHash(documents))
  expect(documentsHash(documents.slice(1))).not.toBe(documentsHash(documents))
})

test('a loan is hashed by its canonical line in UTF-8', () => {
  expect(loanHash('Straße;1000')).toBe(keccak256(toBytes('Straße;1000')))
})

test('a report carries the hash of the very ladder that comes with it', () => {
  const ladder = [
    {
      hazard: 20_000_000,
      recovery: 400_000_000,
      spread: 0,
      cash: [1000n, 1000n],
      openingBalance: [1990n, 995n],
    },
  ]
  const market = { forwards: Array.from({ length: 10 }, () => 400_000), hazardShift: 0 }
  const built = navReport(ladder, 1_767_225_600, 7n, market)
  expect(built.report.ladderHash).toBe(ladderHash(toBytes(built.ladder)))
  expect(built.report).toMatchObject({ asOf: 1_767_225_600, impairment: 7n, averageSpread: 0 })
  expect(built.report.moments).toHaveLength(10)
  expect((built.ladder as Hex).length).toBe(2 + 2 * (16 + 2 * 16))
})
