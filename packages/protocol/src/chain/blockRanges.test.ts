import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLast, inRanges } from './blockRanges.ts'

const range = fc.record({ first: fc.nat(50_000), length: fc.nat(60_000) })

test('ranges cover every block once, in order, and none is too long', async () => {
  await fc.assert(
    fc.asyncProperty(range, async ({ first, length }) => {
      const last = first + length
      const parts = await inRanges(BigInt(first), BigInt(last), async (from, to) => [
        [Number(from), Number(to)],
      ])
      expect(parts[0]![0]).toBe(first)
      expect(parts.at(-1)![1]).toBe(last)
      parts.forEach(([from, to], index) => {
        expect(to! - from!).toBeLessThan(10_000)
        if (index > 0) expect(from).toBe(parts[index - 1]![1]! + 1)
      })
    }),
  )
})

test('the newest find is found wherever it lies, and asked for nowhere below', async () => {
  await fc.assert(
    fc.asyncProperty(range, fc.nat(), async ({ first, length }, somewhere) => {
      const at = BigInt(first + (somewhere % (length + 1)))
      const asked: bigint[] = []
      const found = await findLast(BigInt(first), BigInt(first + length), async (from, to) => {
        asked.push(from)
        return at >= from && at <= to ? at : undefined
      })
      expect(found).toBe(at)
      expect(asked.at(-1)! <= at).toBe(true)
      expect(await findLast(BigInt(first), BigInt(first + length), async () => undefined)).toBeUndefined()
    }),
  )
})
