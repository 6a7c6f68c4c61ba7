import { expect, test } from 'vitest'
import { countryCode, countryNumber } from './country.ts'

test('codes and numbers of ISO 3166-1 go both ways', () => {
  // Published pairs of ISO 3166-1.
  for (const [code, number] of [
    ['DE', 276],
    ['US', 840],
    ['FR', 250],
    ['SB', 90],
    ['AF', 4],
    ['CH', 756],
  ] as const) {
    expect(countryNumber(code)).toBe(number)
    expect(countryCode(number)).toBe(code)
  }
  expect(countryNumber('de')).toBe(276)
  expect(countryNumber('276')).toBe(276)
})

test('every code the platform knows as a region name has a number, and each number once', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const all: number[] = []
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second)
      try {
        all.push(countryNumber(code))
      } catch {
        continue
      }
      expect(names.of(code)).toBeDefined()
    }
  }
  expect(all).toHaveLength(249)
  expect(new Set(all).size).toBe(249)
})

test('what is no country is refused', () => {
  expect(() => countryNumber('XX')).toThrow('is no country')
  expect(() => countryNumber('999')).toThrow('is no country')
})
