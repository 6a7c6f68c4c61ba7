import { formatSpan } from '../../../../format/dates.ts'
import { formatMoney, type Unit } from '../../../../format/money.ts'
import { formatCount } from '../../../../format/rates.ts'
import { CLAIM_WORDS } from '../../../verification/claimWords.ts'
import { countryName } from '../../countryName.ts'
import type { SharePowers } from './useSharePolicy.ts'

const CLASSES = [
  'everybody',
  'private investors and above',
  'qualified investors and above',
  'professional investors and above',
  'institutions',
]

const HOLDERS = [
  'other people',
  'private investors',
  'qualified investors',
  'professional investors',
  'institutions',
]

/** More countries than this are a number, not a list. */
const LISTED = 6

/** The rules of a share, a line each; rules that do not bind are left out. */
export function policyWords(
  {
    policy: { policy, holders },
    countries,
    claims,
    categories,
  }: Pick<SharePowers, 'countries' | 'claims' | 'categories'> & {
    readonly policy: Pick<SharePowers['policy'], 'policy' | 'holders'>
  },
  share: Unit,
): readonly { readonly label: string; readonly value: string }[] {
  const { minimumClass = 0, maxHolders = 0, cap = 0n, lockUp = 0, counted } = policy
  return [
    { label: 'Residence', value: residence(countries) },
    ...(claims.length > 0
      ? [
          {
            label: 'What a holder has to show',
            value: claims.map((name) => CLAIM_WORDS[name].title).join(', '),
          },
        ]
      : []),
    ...(minimumClass > 0
      ? [{ label: 'Open to', value: CLASSES[minimumClass] ?? `class ${minimumClass}` }]
      : []),
    ...(counted
      ? [{ label: 'Holders', value: outOf(holders, maxHolders > 0 ? maxHolders : undefined) }]
      : []),
    ...(cap > 0n ? [{ label: 'Most for one person', value: formatMoney(cap, share) }] : []),
    ...(lockUp > 0 ? [{ label: 'Locked after purchase', value: formatSpan(lockUp) }] : []),
    ...categories.map((category) => ({
      label:
        category.country === undefined
          ? `Holders who are ${HOLDERS[category.class ?? 0] ?? `of class ${category.class}`}`
          : `Holders in ${countryName(category.country)}`,
      value: outOf(category.holders, category.most),
    })),
  ]
}

function residence(countries: readonly string[] | undefined): string {
  if (countries === undefined) return 'every country'
  if (countries.length === 0) return 'no country: nobody can receive shares'
  return countries.length <= LISTED
    ? countries.map(countryName).join(', ')
    : `${formatCount(countries.length)} countries`
}

function outOf(holders: number, most: number | undefined): string {
  return most === undefined
    ? `${formatCount(holders)}, not limited`
    : `${formatCount(holders)} of at most ${formatCount(most)}`
}
