import type { PolicyReading } from '@specie/protocol'
import { formatSpan } from '../../../../format/dates.ts'
import { formatMoney, type Unit } from '../../../../format/money.ts'
import { formatCount } from '../../../../format/rates.ts'

const CLASSES = [
  'everybody',
  'private investors and above',
  'qualified investors and above',
  'professional investors and above',
  'institutions',
]

/** The rules of a share, a line each; rules that do not bind are left out. */
export function policyWords(
  { policy, holders }: PolicyReading,
  share: Unit,
): readonly { readonly label: string; readonly value: string }[] {
  const { countries, minimumClass = 0, maxHolders = 0, cap = 0n, lockUp = 0, counted } = policy
  return [
    {
      label: 'Residence',
      value: countries === undefined ? 'every country' : `${formatCount(countries.length)} countries`,
    },
    ...(minimumClass > 0
      ? [{ label: 'Open to', value: CLASSES[minimumClass] ?? `class ${minimumClass}` }]
      : []),
    ...(counted
      ? [
          {
            label: 'Holders',
            value:
              maxHolders > 0
                ? `${formatCount(holders)} of at most ${formatCount(maxHolders)}`
                : `${formatCount(holders)}, not limited`,
          },
        ]
      : []),
    ...(cap > 0n ? [{ label: 'Most for one person', value: formatMoney(cap, share) }] : []),
    ...(lockUp > 0 ? [{ label: 'Locked after purchase', value: formatSpan(lockUp) }] : []),
  ]
}
