import type { OpeningPreview, OpeningTerms } from '@specie/api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withTrancheCount } from './capitalStructure.ts'
import { defaultsAYear, hazardOf, segmentTitle, segmentWords } from './segmentWords.ts'
import { termsProblems } from './termsProblems.ts'
import { termsWords } from './termsWords.ts'

const terms: OpeningTerms = {
  name: 'Small business 2026',
  segmentBy: 'grade',
  segments: [{ name: 'A', hazard: 0.01, recovery: 0.5, spread: 0.02, prepaymentMonthly: 0.005 }],
  tranches: [...withTrancheCount([], 3)],
  curveFeed: 'USD-TREASURY',
  raiseDays: 30,
  minimumShare: 0.5,
  feeRate: 0.005,
  writeDown: [0.1, 0.25, 0.5],
  bondShare: 0.01,
  countries: ['DE', 'FR'],
  servicer: `0x${'1'.repeat(40)}`,
  valuer: `0x${'2'.repeat(40)}`,
}
const preview: OpeningPreview = {
  value: '10000000000000',
  balance: '10500000000000',
  expectedLoss: '400000000000',
  decimals: 6,
  currency: 'USD',
  tranches: terms.tranches.map(({ symbol, share, coupon, ratio }) => ({
    symbol,
    maximum: String(BigInt(share * 100) * 100_000_000_000n),
    coupon,
    coverage: ratio,
    expectedLoss: null,
  })),
  sensitivities: [],
  cashFlows: [],
  segments: [],
  terms,
}
const textOf = (title: string, of = terms) =>
  termsWords(of, preview)
    .find((term) => term.title === title)
    ?.text.replaceAll('\u00a0', ' ')

test('terms in words name the amounts of the preview', () => {
  expect(textOf('Senior')).toContain('Up to 6,500,000 USD at 5.00 % a year')
  expect(textOf('Senior')).toContain('lost 35 % of the portfolio')
  expect(textOf('The raise')).toContain('less than 5,000,000 USD')
  expect(textOf('Bond of the servicer')).toContain('puts 100,000 USD at stake')
  expect(textOf('Servicing fee')).toContain('about 50,000 USD in the first year')
  expect(textOf('Who may invest')).toContain('Germany and France')
  expect(textOf('Who may invest', { ...terms, countries: [] })).toContain('every country')
})

test('what the issuer keeps is only said where something is kept', () => {
  expect(textOf('What you keep')).toBeUndefined()
  const smaller = terms.tranches.map((one, index) => (index === 2 ? { ...one, share: 0.05 } : one))
  expect(textOf('What you keep', { ...terms, tranches: smaller })).toContain('10 % of the value')
})

test('the yearly loss of a segment is its defaults less what comes back', () => {
  const words = segmentWords(terms.segments[0]!, 'grade').replaceAll('\u00a0', ' ')
  expect(words).toContain('about 10 stop paying within a year')
  expect(words).toContain('a yearly loss of 0.50 %')
})

test('a group is called by what it is', () => {
  expect(segmentTitle('country', 'AT')).toBe('Austria')
  expect(segmentTitle('grade', 'B')).toBe('Grade B')
  expect(segmentTitle('none', 'all')).toBe('All loans')
  expect(segmentTitle('country', 'unknown')).toBe('Loans without a country')
  expect(segmentWords({ ...terms.segments[0]!, name: 'AT' }, 'country')).toContain(
    '1,000 loans in Austria that',
  )
  expect(segmentWords({ ...terms.segments[0]!, name: 'all' }, 'none')).toContain('1,000 loans that')
})

test('a default rate survives the way to the continuous rate and back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), (part) => {
      expect(defaultsAYear(hazardOf(part))).toBeCloseTo(part, 12)
    }),
  )
})

test('good terms have no problem', () => {
  expect(termsProblems(terms)).toEqual([])
})

const first = terms.tranches[0]!
test.each<[Partial<OpeningTerms>, string, string]>([
  [{ name: ' ' }, 'name', 'Give the pool a name'],
  [{ valuer: terms.servicer }, 'name', 'somebody else than the servicer'],
  [{ servicer: 'ann' }, 'name', 'Name the servicer'],
  [{ segments: [{ ...terms.segments[0]!, recovery: 1.2 }] }, 'risk', 'recovery of A'],
  [{ segments: [{ ...terms.segments[0]!, hazard: Number.NaN }] }, 'risk', 'Defaults of A'],
  [{ tranches: [{ ...first, symbol: 'snr' }] }, 'tranches', '“snr”'],
  [{ tranches: [first, first] }, 'tranches', 'Two tranches'],
  [{ tranches: [first, { ...first, symbol: 'XX' }] }, 'tranches', 'more than the portfolio is worth'],
  [{ raiseDays: 60 }, 'terms', 'between 1 and 45'],
  [{ writeDown: [0.5, 0.2, 0.6] }, 'terms', 'do not fall'],
])('names what keeps terms from being signed: %j', (changed, step, text) => {
  const problems = termsProblems({ ...terms, ...changed })
  expect(problems.map((one) => one.step)).toContain(step)
  expect(problems.map((one) => one.text).join(' ')).toContain(text)
})
