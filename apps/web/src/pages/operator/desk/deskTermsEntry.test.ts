import { expect, test } from 'vitest'
import { readDeskTerms, USUAL_TERMS } from './deskTermsEntry.ts'

test('what is suggested are the terms of the demonstration', () => {
  expect(readDeskTerms(USUAL_TERMS, 6)).toEqual({
    limit: 250_000_000_000n,
    base: 200,
    slope: 3_000,
    window: 30,
  })
})

test('fees are read to a thousandth of a per cent without rounding surprises', () => {
  expect(readDeskTerms({ ...USUAL_TERMS, base: '0.29', slope: '1.001' }, 6)).toMatchObject({
    base: 290,
    slope: 1_001,
  })
})

test.each([
  [{ limit: '0' }, 'above zero'],
  [{ limit: '-5' }, 'above zero'],
  [{ base: '51' }, 'fee at the start'],
  [{ base: '' }, 'fee at the start'],
  [{ slope: '1.0001' }, 'added'],
  [{ days: '0' }, 'whole number of days'],
])('%o is refused with a sentence', (part, sentence) => {
  expect(readDeskTerms({ ...USUAL_TERMS, ...part }, 6)).toContain(sentence)
})
