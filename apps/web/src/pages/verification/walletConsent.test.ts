import { expect, test } from 'vitest'
import { consentText, readConsent } from './walletConsent.ts'

const KNOWN = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const NEW = '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc'
const version = { version: 3, deadline: 1_767_225_600 }
const link = { kind: 'link', link: { wallet: KNOWN, added: NEW, ...version }, consent: '0xabcd' } as const
const recovery = {
  kind: 'recovery',
  recovery: { lost: KNOWN, replacement: NEW, ...version },
  consent: '0xabcd',
} as const

test.each([link, recovery])('a consent to a $kind survives being copied as text', (consent) => {
  expect(readConsent(` ${consentText(consent)}\n`)).toEqual(consent)
})

test('a text that speaks of joining is never taken for one of taking over', () => {
  expect(readConsent(consentText(link))?.kind).toBe('link')
  expect(readConsent(consentText(recovery))?.kind).toBe('recovery')
})

test.each(['', 'null', '[]', '{"wallet":"0x12"}', consentText(link).replace('"0xabcd"', '"ab"')])(
  'takes no other text for a consent: %s',
  (text) => {
    expect(readConsent(text)).toBeUndefined()
  },
)
