import type { Cycle } from '../cycle.ts'
import type { Time } from '../time.ts'
import { type ActusTermRecord, choiceTerm, cycleTerm, numberTerm, textTerm, timeTerm } from './values.ts'

/** Terms of buying, selling, delivering and exercising. */
export interface TradeTerms {
  readonly purchaseDate: Time | undefined
  readonly priceAtPurchaseDate: number
  readonly terminationDate: Time | undefined
  readonly priceAtTerminationDate: number
  readonly quantity: number
  readonly currency2: string
  readonly notionalPrincipal2: number | undefined
  readonly nominalInterestRate2: number | undefined
  /** `D` each flow is delivered, `S` flows are settled net. */
  readonly deliverySettlement: 'D' | 'S' | undefined
  readonly settlementPeriod: Cycle | undefined
  readonly cycleAnchorDateOfDividendPayment: Time | undefined
  readonly cycleOfDividendPayment: Cycle | undefined
  readonly marketObjectCodeOfDividends: string | undefined
  readonly nextDividendPaymentAmount: number | undefined
  readonly futuresPrice: number | undefined
  readonly optionType: 'C' | 'P' | 'CP' | undefined
  readonly optionStrike1: number | undefined
  readonly optionStrike2: number | undefined
  readonly exerciseDate: Time | undefined
  readonly exerciseAmount: number
}

/** @throws ArgumentError when a term cannot be read */
export function readTradeTerms(record: ActusTermRecord): TradeTerms {
  return {
    purchaseDate: timeTerm(record, 'purchaseDate'),
    priceAtPurchaseDate: numberTerm(record, 'priceAtPurchaseDate') ?? 0,
    terminationDate: timeTerm(record, 'terminationDate'),
    priceAtTerminationDate: numberTerm(record, 'priceAtTerminationDate') ?? 0,
    quantity: numberTerm(record, 'quantity') ?? 1,
    currency2: textTerm(record, 'currency2') ?? '',
    notionalPrincipal2: numberTerm(record, 'notionalPrincipal2'),
    nominalInterestRate2: numberTerm(record, 'nominalInterestRate2'),
    deliverySettlement: choiceTerm(record, 'deliverySettlement', ['D', 'S'] as const),
    settlementPeriod: cycleTerm(record, 'settlementPeriod'),
    cycleAnchorDateOfDividendPayment:
      timeTerm(record, 'cycleAnchorDateOfDividendPayment') ?? timeTerm(record, 'cycleAnchorDateOfDividend'),
    cycleOfDividendPayment:
      cycleTerm(record, 'cycleOfDividendPayment') ?? cycleTerm(record, 'cycleOfDividend'),
    marketObjectCodeOfDividends: textTerm(record, 'marketObjectCodeOfDividends'),
    nextDividendPaymentAmount: numberTerm(record, 'nextDividendPaymentAmount'),
    futuresPrice: numberTerm(record, 'futuresPrice'),
    optionType: choiceTerm(record, 'optionType', ['C', 'P', 'CP'] as const),
    optionStrike1: numberTerm(record, 'optionStrike1'),
    optionStrike2: numberTerm(record, 'optionStrike2'),
    exerciseDate: timeTerm(record, 'exerciseDate'),
    exerciseAmount: numberTerm(record, 'exerciseAmount') ?? 0,
  }
}
