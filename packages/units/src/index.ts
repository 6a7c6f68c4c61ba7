export { requireInteger, requireNumber } from './assert.ts'
export { displayAmount, groupDigits } from './displayAmount.ts'
export { ArgumentError, type ErrorFacts, SpecieError } from './error.ts'
export { formatAmount, parseAmount } from './money.ts'
