import type { Application, Identity } from '@specie/api'
import { claimBits } from '@specie/protocol'
import { expect, test } from 'vitest'
import { latestApplication, standingOf } from './standing.ts'
import { statementFor } from './statementFor.ts'
import { usualClaims } from './usualClaims.ts'

const WALLET = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65' as const
const NOW = 1_767_225_600
const DAY = 86_400

const nobody: Identity = {
  id: 0,
  verified: false,
  claims: [],
  country: null,
  class: null,
  expiry: null,
  issuer: null,
  wallets: [],
  lost: false,
}
const verified: Identity = { ...nobody, id: 7, verified: true, country: 'DE', expiry: NOW + 300 * DAY }

function application(state: Application['state'], appliedAt = NOW): Application {
  return {
    id: state,
    wallet: WALLET,
    name: 'Ada',
    country: 'DE',
    class: 'retail',
    state,
    reason: null,
    appliedAt,
    calls: null,
  }
}

test.each([
  [nobody, undefined, 'none'],
  [nobody, application('waiting'), 'waiting'],
  [nobody, application('signed'), 'signed'],
  [nobody, application('refused'), 'refused'],
  [verified, undefined, 'verified'],
  [verified, application('waiting'), 'verified'],
  [{ ...verified, expiry: NOW + 5 * DAY }, undefined, 'expiring'],
  [{ ...verified, expiry: NOW + 5 * DAY }, application('waiting'), 'waiting'],
  [{ ...verified, verified: false, expiry: NOW - DAY }, application('registered'), 'expired'],
  [{ ...verified, lost: true }, undefined, 'lost'],
])('tells how far a wallet is', (identity, applied, standing) => {
  expect(standingOf(identity, applied, NOW)).toBe(standing)
})

test('the latest application of the wallet counts, whatever the letters of its address', () => {
  const other = { ...application('signed', NOW + 9), wallet: `0x${'1'.repeat(40)}` as const }
  const list = [application('refused', NOW - DAY), application('waiting', NOW), other]
  expect(latestApplication(list, WALLET.toLowerCase())?.state).toBe('waiting')
})

test('a statement takes the next version and ends after its years', () => {
  const verdict = { wallet: WALLET, claims: usualClaims('retail', 'DE'), country: 276, years: 2 } as const
  expect(statementFor({ ...verdict, class: 'retail' }, 3, NOW)).toEqual({
    wallet: WALLET,
    claims: claimBits(['identified', 'sanctionsScreened']),
    country: 276,
    class: 1,
    expiry: NOW + 730 * DAY,
    version: 4,
    deadline: NOW + 30 * DAY,
  })
})

test('claims follow class and country', () => {
  expect(usualClaims('institution', 'DE')).toContain('institution')
  expect(usualClaims('qualified', 'US')).toEqual(
    expect.arrayContaining(['accredited', 'usPerson', 'identified', 'sanctionsScreened']),
  )
  expect(usualClaims('retail', 'FR')).not.toContain('accredited')
})
