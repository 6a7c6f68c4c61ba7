import { claimBits, claimNames, countryCode, countryNumber, type SharePolicy } from '@specie/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, entryOf, type PolicyChange, type PolicyEntry } from './policyEntry.ts'

const words = { claimBits, claimNames, countryCode, countryNumber }
const DECIMALS = 6
const policy: SharePolicy = {
  required: claimBits(['identified']) | (1n << 40n),
  forbidden: claimBits(['usPerson']),
  minimumClass: 1,
  counted: true,
  maxHolders: 50,
  cap: 1_000_000_000n,
  lockUp: 86_400 * 30 + 1,
  tradingDays: 62,
  countries: [276, 250],
}
const entry = entryOf(policy, DECIMALS, words)
const change = (part: Partial<PolicyEntry>, of: SharePolicy = policy) => {
  const found = changeOf({ ...entryOf(of, DECIMALS, words), ...part }, of, DECIMALS, words)
  expect(found).toBeTypeOf('object')
  return found as PolicyChange
}

test('what nobody touched sends nothing', () => {
  expect(change({})).toEqual({ policy: undefined, admit: [], dismiss: [] })
  expect(change({ countries: ['DE', 'FR'] })).toEqual({ policy: undefined, admit: [], dismiss: [] })
})

test('countries come and go one by one, without a change of the other rules', () => {
  expect(entry.countries).toEqual(['DE', 'FR'])
  expect(change({ countries: ['DE', 'AT'] })).toEqual({ policy: undefined, admit: [40], dismiss: [250] })
})

test('opening to every country sends the rules and leaves the list alone', () => {
  const found = change({ anyCountry: true })
  expect(found.policy).not.toHaveProperty('countries')
  expect([found.admit, found.dismiss]).toEqual([[], []])
})

test('closing to all but some sends the rules and admits each of them', () => {
  const { countries: _, ...open } = policy
  const found = change({ anyCountry: false, countries: ['DE'] }, open)
  expect(found.policy?.countries).toEqual([])
  expect(found.admit).toEqual([276])
})

test('rules that the form does not show survive it, and rounded figures stay exact', () => {
  const found = change({ minimumClass: '3', required: ['identified', 'professional'] }).policy
  expect(found).toMatchObject({ forbidden: policy.forbidden, tradingDays: 62, lockUp: policy.lockUp })
  expect(found?.required).toBe(claimBits(['identified', 'professional']) | (1n << 40n))
  expect(change({ required: [] }).policy?.required).toBe(1n << 40n)
})

test('an emptied limit is no limit', () => {
  expect(change({ maxHolders: '', cap: '', lockUpDays: '' }).policy).toMatchObject({
    maxHolders: 0,
    cap: 0n,
    lockUp: 0,
  })
})

test('what cannot be is said before anything is signed', () => {
  const said = (part: Partial<PolicyEntry>) => changeOf({ ...entry, ...part }, policy, DECIMALS, words)
  expect(said({ countries: [] })).toContain('at least one country')
  expect(said({ counted: false })).toContain('counted')
  expect(said({ maxHolders: '-1' })).toContain('whole number')
  expect(said({ lockUpDays: 'soon' })).toContain('days')
  expect(said({ cap: 'much' })).toContain('most shares')
})

test('typed caps and days are what is sent', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 24n }),
      fc.integer({ min: 1, max: 9_999 }),
      (units, days) => {
        const cap = `${units / 10n ** 6n}.${(units % 10n ** 6n).toString().padStart(6, '0')}`
        expect(change({ cap, lockUpDays: String(days) }).policy).toMatchObject({
          cap: units,
          lockUp: days * 86_400,
        })
      },
    ),
  )
})
