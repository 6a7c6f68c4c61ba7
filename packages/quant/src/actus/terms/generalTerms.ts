import type { ActusCalendar, BusinessDayConvention } from '../businessDay.ts'
import type { EndOfMonth } from '../schedule.ts'
import type { Time } from '../time.ts'
import type { ActusDayCount } from '../yearsBetween.ts'
import { type ActusTermRecord, choiceTerm, termError, textTerm, timeTerm } from './values.ts'

/** Contract types of the ACTUS taxonomy that this engine knows. */
export type ContractTypeName = (typeof CONTRACT_TYPES)[number]

const CONTRACT_TYPES = [
  'PAM',
  'LAM',
  'NAM',
  'ANN',
  'LAX',
  'CLM',
  'UMP',
  'CSH',
  'STK',
  'COM',
  'FXOUT',
  'SWPPV',
  'SWAPS',
  'CAPFL',
  'OPTNS',
  'FUTUR',
  'CEG',
  'CEC',
] as const

const CLAIMS = ['RPA', 'RFL', 'RF', 'BUY', 'LG', 'CLO', 'CNO', 'COL', 'UDL', 'UDLP'] as const
const OBLIGATIONS = ['RPL', 'PFL', 'PF', 'SEL', 'ST', 'UDLM'] as const
const DAY_COUNTS = ['AA', 'A360', 'A365', '30E360ISDA', '30E360', '28E336', 'B252'] as const
const CONVENTIONS = ['NOS', 'SCF', 'SCMF', 'CSF', 'CSMF', 'SCP', 'SCMP', 'CSP', 'CSMP'] as const

/** Contract performance: performing, delayed, delinquent, default, matured, terminated. */
export type Performance = 'PF' | 'DL' | 'DQ' | 'DF' | 'MA' | 'TE'

/** Values of contractPerformance. */
export const PERFORMANCES: readonly Performance[] = ['PF', 'DL', 'DQ', 'DF', 'MA', 'TE']

/** Terms that every contract has. */
export interface GeneralTerms {
  readonly contractType: ContractTypeName
  readonly contractID: string
  /** +1 when the quantities of the contract are claims of its creator, −1 when they are obligations. */
  readonly roleSign: 1 | -1
  readonly statusDate: Time
  readonly currency: string
  readonly settlementCurrency: string | undefined
  readonly calendar: ActusCalendar
  readonly businessDayConvention: BusinessDayConvention
  readonly endOfMonthConvention: EndOfMonth
  readonly dayCountConvention: ActusDayCount
  readonly contractPerformance: Performance
  readonly initialExchangeDate: Time | undefined
  readonly maturityDate: Time | undefined
}

/** @throws ArgumentError when a term cannot be read, or contractType or statusDate is missing */
export function readGeneralTerms(record: ActusTermRecord): GeneralTerms {
  const contractType = choiceTerm(record, 'contractType', CONTRACT_TYPES)
  if (contractType === undefined) throw termError(record, 'contractType', CONTRACT_TYPES.join(', '))
  const statusDate = timeTerm(record, 'statusDate')
  if (statusDate === undefined) throw termError(record, 'statusDate', 'a date as 2013-01-01T00:00:00')
  const calendar = choiceTerm(record, 'calendar', [
    'NC',
    'NOCALENDAR',
    'NoCalendar',
    'MF',
    'MondayToFriday',
  ] as const)
  return {
    contractType,
    contractID: textTerm(record, 'contractID') ?? textTerm(record, 'contractIdentifier') ?? '',
    roleSign: readRoleSign(record),
    statusDate,
    currency: textTerm(record, 'currency') ?? '',
    settlementCurrency: textTerm(record, 'settlementCurrency'),
    calendar: calendar === 'MF' || calendar === 'MondayToFriday' ? 'MF' : 'NC',
    businessDayConvention: choiceTerm(record, 'businessDayConvention', CONVENTIONS) ?? 'NOS',
    endOfMonthConvention: choiceTerm(record, 'endOfMonthConvention', ['EOM', 'SD'] as const) ?? 'SD',
    dayCountConvention: choiceTerm(record, 'dayCountConvention', DAY_COUNTS) ?? 'A365',
    contractPerformance: choiceTerm(record, 'contractPerformance', PERFORMANCES) ?? 'PF',
    initialExchangeDate: timeTerm(record, 'initialExchangeDate'),
    maturityDate: timeTerm(record, 'maturityDate'),
  }
}

function readRoleSign(record: ActusTermRecord): 1 | -1 {
  const role = choiceTerm(record, 'contractRole', [...CLAIMS, ...OBLIGATIONS])
  if (role === undefined) throw termError(record, 'contractRole', [...CLAIMS, ...OBLIGATIONS].join(', '))
  return (OBLIGATIONS as readonly string[]).includes(role) ? -1 : 1
}
