import { claimNames, countryCode, type PolicyReading } from '@specie/protocol'
import { grouped, money, time } from '../../frame/numbers.ts'
import { facts } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'
import { CLASS_NAMES } from '../../identity/investorClass.ts'

const DAY = 86_400
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The policy of a share for a person: who may hold it, how much, and when it moves. */
export function policyText(terminal: Terminal, reading: PolicyReading): string {
  const { share, policy } = reading
  const amount = (units: bigint) => `${money(units, share.decimals)} ${share.symbol}`
  return facts(terminal, [
    ['share', `${share.symbol} at ${share.address}`],
    ['block', `${reading.block.number}, ${time(reading.block.timestamp)}`],
    ['transfer agent', `${reading.owner}${reading.ownerIsAgent ? ', acts for itself' : ''}`],
    ['transfers', reading.paused ? 'paused' : 'as the policy says'],
    ['needs', claimNames(policy.required ?? 0n).join(', ') || 'no claim'],
    ['forbids', claimNames(policy.forbidden ?? 0n).join(', ') || 'no claim'],
    ['least class', CLASS_NAMES[policy.minimumClass ?? 0] ?? String(policy.minimumClass)],
    ['countries', policy.countries?.map(countryCode).join(', ') ?? 'every country'],
    ['senders', policy.senderQualifies ? 'must still qualify' : 'may send when they no longer qualify'],
    ['holders', holdersText(reading)],
    ['most of one', policy.cap ? amount(policy.cap) : 'no limit'],
    ['locked', policy.lockUp ? `${policy.lockUp / DAY} days after issue` : 'never'],
    [
      'sent at most',
      policy.windowLimit
        ? `${amount(policy.windowLimit)} in ${(policy.windowPeriod ?? 0) / DAY} days by one identity`
        : 'no limit',
    ],
    ['moves', hoursText(policy.tradingDays ?? 0, policy.opens ?? 0, policy.closes ?? 0)],
    ...(policy.hook === undefined ? [] : [['asked last', policy.hook] as const]),
    ...reading.categories.map(
      ({ category, holders, most }) =>
        [
          'country' in category ? `in ${countryCode(category.country)}` : CLASS_NAMES[category.class]!,
          `${grouped(String(holders))} ${holders === 1 ? 'holder' : 'holders'}${most === undefined ? '' : ` of at most ${grouped(String(most))}`}`,
        ] as const,
    ),
  ])
}

function holdersText({ policy, holders }: PolicyReading): string {
  if (!policy.counted) return 'not counted'
  const by = [...(policy.byCountry ? ['country'] : []), ...(policy.byClass ? ['class'] : [])]
  const most = policy.maxHolders ? ` of at most ${grouped(String(policy.maxHolders))}` : ''
  return `${grouped(String(holders))}${most}${by.length > 0 ? `, counted by ${by.join(' and ')}` : ''}`
}

function hoursText(days: number, opens: number, closes: number): string {
  if (days === 0) return 'at any time'
  const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 16)
  const named = WEEKDAYS.filter((_, day) => (days >> day) & 1)
  return `${named.join(' ')}, ${clock(opens)} to ${clock(closes)} UTC`
}
