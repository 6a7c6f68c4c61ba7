import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '../values/civilDate.ts'
import { levelPayment } from './levelPayment.ts'
import { nextPaymentDate, paymentsDue, remainingPayments } from './paymentDates.ts'
import { scheduledBalance } from './scheduledBalance.ts'

test('the level payment is that of published examples', () => {
  // Microsoft, documentation of PMT: 10,000 over 10 months at 8 % a year is 1,037.03.
  expect(levelPayment(10_000_000_000n, 80_000_000n, 1, 10)).toBe(1_037_032_089n)
  // LendingClub, loan LC2007-00250: 7,500 over 36 months at 13.75 % is 255.43 (rounded up to the cent).
  expect(Number(levelPayment(7_500_000_000n, 137_500_000n, 1, 36)) / 1e6).toBeCloseTo(255.42, 2)
  expect(levelPayment(1200n, 0n, 1, 12)).toBe(100n)
})

const levelPay = {
  kind: 'level-pay',
  frequencyMonths: 1,
  originationDate: '2024-01-31',
  firstPaymentDate: '2024-02-29',
  maturityDate: '2025-01-31',
  originalBalance: 12_000_000_000n,
  rate: 90_000_000n,
  payment: null,
  schedule: null,
} as const

test('instalments on the last day of a month are counted on the last day of each month', () => {
  const terms = {
    ...levelPay,
    firstPaymentDate: '2024-01-31',
    originationDate: '2023-12-31',
    maturityDate: '2024-12-31',
  }
  expect(paymentsDue(terms, '2023-12-31', '2024-02-28')).toBe(1)
  expect(paymentsDue(terms, '2023-12-31', '2024-02-29')).toBe(2)
  expect(paymentsDue(terms, '2023-12-31', '2024-12-31')).toBe(12)
  expect(nextPaymentDate(terms, '2024-01-31')).toBe('2024-02-29')
  expect(nextPaymentDate(terms, '2024-02-29')).toBe('2024-03-31')
  expect(nextPaymentDate(terms, '2024-12-31')).toBeNull()
})

test('a maturity off the regular dates adds a last payment', () => {
  const terms = { ...levelPay, firstPaymentDate: '2024-02-15', maturityDate: '2024-06-20' }
  expect(remainingPayments(terms, '2024-01-31')).toBe(6)
  expect(nextPaymentDate(terms, '2024-06-15')).toBe('2024-06-20')
})

test('the scheduled balance follows the schedule instalment by instalment', () => {
  const money = fc.bigInt(1_000_000n, 10n ** 13n)
  const rate = fc.bigInt(0n, 400_000_000n)
  fc.assert(
    fc.property(
      money,
      rate,
      fc.integer({ min: 2, max: 360 }),
      fc.nat(),
      (originalBalance, nominal, term, at) => {
        const paid = at % term
        const originationDate = '2020-01-15'
        const terms = {
          ...levelPay,
          originationDate,
          firstPaymentDate: addMonths(originationDate, 1),
          maturityDate: addMonths(originationDate, term),
          originalBalance,
          rate: nominal,
        }
        const payment = Number(levelPayment(originalBalance, nominal, 1, term))
        let balance = Number(originalBalance)
        for (let month = 0; month < paid; month++) balance += (balance * Number(nominal)) / 12e9 - payment
        const found = Number(scheduledBalance(terms, addMonths(originationDate, paid)))
        expect(Math.abs(found - Math.max(balance, 0))).toBeLessThanOrEqual(
          term * 2 + Number(originalBalance) * 1e-9,
        )
      },
    ),
  )
})

test('nothing is owed at maturity, all of it before by loans that repay at the end', () => {
  expect(scheduledBalance(levelPay, '2025-01-31')).toBe(0n)
  expect(scheduledBalance({ ...levelPay, kind: 'interest-only' }, '2025-01-30')).toBe(12_000_000_000n)
  const schedule = [
    { date: '2024-06-30', amount: 3000n },
    { date: '2025-01-31', amount: 1000n },
  ]
  const custom = {
    ...levelPay,
    kind: 'custom',
    frequencyMonths: 0,
    schedule,
    originalBalance: 3600n,
  } as const
  expect(scheduledBalance(custom, '2024-06-29')).toBe(3600n)
  expect(scheduledBalance(custom, '2024-06-30')).toBe(900n)
  expect(remainingPayments(custom, '2024-06-30')).toBe(1)
})
