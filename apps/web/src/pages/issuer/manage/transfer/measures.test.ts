import { expect, test } from 'vitest'
import { MEASURES, type MeasureEntry, measuresFor, readEntry } from './measures.ts'

const nothing: MeasureEntry = {
  wallet: '',
  to: '',
  amount: '',
  country: '',
  class: '',
  count: '',
  reason: '',
}
const WALLET = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const named = (name: string) => MEASURES.find((measure) => measure.name === name)!
const names = (of: Parameters<typeof measuresFor>) => measuresFor(...of).map(({ name }) => name)
const everybody = { paused: false, policy: {} }

test('only agents freeze and move, only the transfer agent sets rules', () => {
  expect(names([everybody, { owner: false, agent: true }])).toContain('forcedTransfer')
  expect(names([everybody, { owner: false, agent: true }])).not.toContain('appoint')
  expect(names([everybody, { owner: true, agent: false }])).toEqual(['appoint', 'dismiss'])
})

test('what the share does not count cannot be limited, and without a list no country is admitted', () => {
  const owner = { owner: true, agent: false }
  expect(names([{ paused: false, policy: { byCountry: true, countries: [276] } }, owner])).toEqual([
    'admit',
    'dismissCountry',
    'limitCountry',
    'appoint',
    'dismiss',
  ])
})

test('a paused share can be resumed and not paused again', () => {
  const agent = { owner: false, agent: true }
  expect(names([{ paused: true, policy: {} }, agent])).toContain('unpause')
  expect(names([{ paused: true, policy: {} }, agent])).not.toContain('pause')
})

test('a forced transfer needs both wallets, an amount and a reason', () => {
  const entry = { ...nothing, wallet: WALLET, to: WALLET, amount: '1,250.5', reason: 'order 7' }
  expect(readEntry(named('forcedTransfer'), entry, 6)).toMatchObject({ amount: 1_250_500_000n })
  expect(readEntry(named('forcedTransfer'), { ...entry, to: '0x12' }, 6)).toContain('receiver')
  expect(readEntry(named('forcedTransfer'), { ...entry, amount: '-1' }, 6)).toContain('number of shares')
  expect(readEntry(named('forcedTransfer'), { ...entry, reason: ' ' }, 6)).toContain('reason')
})

test('an empty number of holders lifts the limit', () => {
  const entry = { ...nothing, country: 'DE' }
  expect(readEntry(named('limitCountry'), entry, 6)).toMatchObject({ count: undefined })
  expect(readEntry(named('limitCountry'), { ...entry, count: '0' }, 6)).toMatchObject({ count: 0 })
  expect(readEntry(named('limitCountry'), { ...entry, count: 'ten' }, 6)).toContain('whole number')
})
