import { expect, test } from 'vitest'
import { tranchePlans, USUAL_TRANCHES } from './tranchePlan.ts'

test('the usual tranches add up to the whole value and end with a residual', () => {
  expect(tranchePlans([])).toBe(USUAL_TRANCHES)
  expect(USUAL_TRANCHES.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(USUAL_TRANCHES.at(-1)).toMatchObject({ coupon: 0, ratio: 0 })
})

test('reads tranches as typed, senior first', () => {
  expect(
    tranchePlans(['AAA,share=0.8,coupon=0.045,ratio=1.2,distributing', 'EQ,name=First loss,share=0.2']),
  ).toEqual([
    { symbol: 'AAA', name: 'AAA', share: 0.8, coupon: 0.045, ratio: 1.2, distributing: true },
    { symbol: 'EQ', name: 'First loss', share: 0.2, coupon: 0, ratio: 0, distributing: false },
  ])
})

test.each([
  [['snr,share=0.5'], 'the symbol "snr"'],
  [['SNR'], 'SNR without a share'],
  [['SNR,share=0.5,rate=0.05'], '"rate"'],
  [['SNR,share=1.5'], 'share=1.5'],
  [['SNR,share=0.7', 'JNR,share=0.4'], 'add up to 1.1'],
  [['SNR,share=0.5,coupon=0.05'], 'the residual SNR has a coupon'],
  [['AA,share=0.1', 'BB,share=0.1', 'CC,share=0.1', 'DD,share=0.1'], '4 tranches'],
])('refuses %j', (texts, found) => {
  expect(() => tranchePlans(texts)).toThrow(found)
})
