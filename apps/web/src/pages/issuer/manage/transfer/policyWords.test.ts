import { expect, test } from 'vitest'
import { policyWords } from './policyWords.ts'

const share = { symbol: 'SNR', decimals: 6 }
const open = { policy: { policy: {}, holders: 0 }, countries: undefined, claims: [], categories: [] }
const lines = (powers: Parameters<typeof policyWords>[0]) =>
  policyWords(powers, share).map(({ label, value }) => `${label}: ${value}`.replaceAll('\u00a0', ' '))

test('rules that do not bind are left out', () => {
  expect(lines(open)).toEqual(['Residence: every country'])
})

test('countries, claims and kinds of holders are called by their names', () => {
  expect(
    lines({
      policy: { policy: { minimumClass: 3, counted: true, maxHolders: 50, cap: 5_000_000n }, holders: 7 },
      countries: ['DE', 'FR'],
      claims: ['identified', 'professional'],
      categories: [
        { country: 'DE', class: undefined, holders: 3, most: 4 },
        { country: undefined, class: 2, holders: 1, most: undefined },
      ],
    }),
  ).toEqual([
    'Residence: Germany, France',
    'What a holder has to show: Identity checked, Professional client (EU)',
    'Open to: professional investors and above',
    'Holders: 7 of at most 50',
    'Most for one person: 5.00 SNR',
    'Holders in Germany: 3 of at most 4',
    'Holders who are qualified investors: 1, not limited',
  ])
})

test('a long list of countries is a number, an empty one is said plainly', () => {
  expect(lines({ ...open, countries: Array.from({ length: 27 }, () => 'DE') })).toEqual([
    'Residence: 27 countries',
  ])
  expect(lines({ ...open, countries: [] })[0]).toContain('nobody can receive shares')
})
