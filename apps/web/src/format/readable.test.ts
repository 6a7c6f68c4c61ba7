import { expect, test } from 'vitest'
import { readable } from './readable.ts'

test('dates and amounts of a machine read like those of the page', () => {
  expect(readable('the servicer reports and pays the month up to 2026-05-01')).toBe(
    'The servicer reports and pays the month up to 1 May 2026',
  )
  expect(readable('The pool owes its servicer 12834.370978 LUSD.')).toBe(
    'The pool owes its servicer 12,834.37 LUSD.',
  )
  expect(readable('Owes 1200000 LUSD and 999.5 LUSD')).toBe('Owes 1,200,000 LUSD and 999.5 LUSD')
})

test('a minus is a minus, and names, years and counts stay as they are', () => {
  expect(readable('The present curve moves the value by -9.3 basis points.')).toBe(
    'The present curve moves the value by −9.3 basis points.',
  )
  expect(readable('usd-treasury of 2026 at block 123456')).toBe('Usd-treasury of 2026 at block 123456')
  expect(readable('0xabcd1234 LUSD')).toBe('0xabcd1234 LUSD')
})
