import { ArgumentError } from '@specie/units'
import type { Adjustment } from '../calendar/adjust.ts'
import { toDay } from '../date/toDay.ts'
import type { DayCount } from '../daycount/DayCount.ts'
import type { ContractTerms, ContractType, CycleTerms } from './ContractTerms.ts'
import { parseCycle } from './cycle.ts'

const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  AA: 'ACT/ACT ISDA',
  A360: 'ACT/360',
  A365: 'ACT/365F',
  '30E360': '30E/360',
  '30E360ISDA': '30E/360 ISDA',
}

/** Shift and calculate: interest counts to the shifted day. */
const ADJUSTMENTS: Readonly<Record<string, Adjustment>> = {
  NOS: 'unadjusted',
  SCF: 'following',
  SCMF: 'modified following',
  SCP: 'preceding',
  SCMP: 'modified preceding',
}

/**
 * Reads a contract from the attributes of the ACTUS Data Dictionary, values as text.
 * @throws ArgumentError naming the attribute that is missing or not supported
 */
export function readContract(attributes: Readonly<Record<string, string>>): ContractTerms {
  const reader = readerOf(attributes)
  const { text, number, day, cycle, oneOf } = reader
  const interestPayment = cycle('InterestPayment')
  const principalRedemption = cycle('PrincipalRedemption')
  const interestCalculationBaseReset = cycle('InterestCalculationBase')
  return {
    contractType: oneOf('contractType', { PAM: 'PAM', LAM: 'LAM', NAM: 'NAM', ANN: 'ANN' } satisfies Record<
      string,
      ContractType
    >),
    role: oneOf('contractRole', { RPA: 1, RPL: -1 }),
    statusDate: day('statusDate')!,
    initialExchangeDate: day('initialExchangeDate')!,
    notionalPrincipal: number('notionalPrincipal')!,
    nominalInterestRate: number('nominalInterestRate')!,
    dayCount: oneOf('dayCountConvention', DAY_COUNTS),
    endOfMonth: text('endOfMonthConvention') === 'EOM',
    adjustment:
      text('businessDayConvention') === undefined
        ? 'unadjusted'
        : oneOf('businessDayConvention', ADJUSTMENTS),
    ...defined({
      maturityDate: day('maturityDate'),
      amortizationDate: day('amortizationDate'),
      premiumDiscountAtIED: number('premiumDiscountAtIED'),
      accruedInterest: number('accruedInterest'),
      capitalizationEndDate: day('capitalizationEndDate'),
      nextPrincipalRedemptionPayment: number('nextPrincipalRedemptionPayment'),
      interestCalculationBase: text('interestCalculationBase') as ContractTerms['interestCalculationBase'],
      interestCalculationBaseAmount: number('interestCalculationBaseAmount'),
      interestPayment,
      principalRedemption,
      interestCalculationBaseReset,
      rateReset: rateReset(reader),
      scaling: scaling(reader),
      purchaseDate: day('purchaseDate'),
      priceAtPurchaseDate: number('priceAtPurchaseDate'),
      terminationDate: day('terminationDate'),
      priceAtTerminationDate: number('priceAtTerminationDate'),
    }),
  }
}

type Reader = ReturnType<typeof readerOf>

function readerOf(attributes: Readonly<Record<string, string>>) {
  const text = (name: string) => attributes[name]?.trim()
  const number = (name: string) => {
    const found = text(name)
    if (found === undefined) return undefined
    if (found === '' || !Number.isFinite(Number(found))) throw new ArgumentError(name, found, 'a number')
    return Number(found)
  }
  const day = (name: string) => {
    const found = text(name)
    return found === undefined ? undefined : toDay(found.slice(0, 10))
  }
  const cycle = (of: string): CycleTerms | undefined => {
    const found = text(`cycleOf${of}`)
    if (found === undefined) return undefined
    const anchor = day(`cycleAnchorDateOf${of}`) ?? day('initialExchangeDate')!
    return { anchor, cycle: parseCycle(found) }
  }
  const oneOf = <T>(name: string, choices: Readonly<Record<string, T>>): T => {
    const choice = choices[text(name) ?? '']
    if (choice === undefined) throw new ArgumentError(name, text(name), Object.keys(choices).join(', '))
    return choice
  }
  return { text, number, day, cycle, oneOf }
}

function rateReset({ text, number, cycle }: Reader): ContractTerms['rateReset'] {
  const dates = cycle('RateReset')
  if (dates === undefined) return undefined
  const index = text('marketObjectCodeOfRateReset')
  if (index === undefined)
    throw new ArgumentError('marketObjectCodeOfRateReset', index, 'the name of an index')
  return {
    ...dates,
    index,
    ...defined({
      multiplier: number('rateMultiplier'),
      spread: number('rateSpread'),
      nextRate: number('nextResetRate'),
      floor: number('lifeFloor'),
      cap: number('lifeCap'),
    }),
  }
}

function scaling({ text, number, cycle }: Reader): ContractTerms['scaling'] {
  const dates = cycle('ScalingIndex')
  const effect = text('scalingEffect') ?? '000'
  if (dates === undefined || effect === '000') return undefined
  return {
    ...dates,
    index: text('marketObjectCodeOfScalingIndex') ?? '',
    indexAtDealDate: number('scalingIndexAtContractDealDate') ?? 1,
    interest: effect.includes('I'),
    notional: effect.includes('N'),
  }
}

/** Leaves out what is undefined. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
