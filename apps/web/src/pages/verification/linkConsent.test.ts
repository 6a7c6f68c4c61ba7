import { expect, test } from 'vitest'
import { consentText, readConsent } from './linkConsent.ts'

const consent = {
  link: {
    wallet: '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65',
    added: '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc',
    version: 3,
    deadline: 1_767_225_600,
  },
  consent: '0xabcd',
} as const

test('a consent survives being copied as text', () => {
  expect(readConsent(` ${consentText(consent)}\n`)).toEqual(consent)
})

test.each(['', 'null', '[]', '{"wallet":"0x12"}', consentText(consent).replace('"0xabcd"', '"ab"')])(
  'takes no other text for a consent: %s',
  (text) => {
    expect(readConsent(text)).toBeUndefined()
  },
)
