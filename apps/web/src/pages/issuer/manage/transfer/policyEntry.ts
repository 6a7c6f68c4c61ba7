import type { ClaimName, SharePolicy } from '@specie/protocol'
import { parseAmount } from '@specie/units'
import { exactDecimal } from '../../../../format/money.ts'

const DAY = 86_400

/** A share's rules as they stand in the form. */
export interface PolicyEntry {
  readonly anyCountry: boolean
  /** ISO 3166-1 alpha-2; looked at only where not every country is admitted. */
  readonly countries: readonly string[]
  readonly required: readonly ClaimName[]
  readonly minimumClass: string
  readonly senderQualifies: boolean
  /** Whether holdings are counted by person, which caps and holder limits need. */
  readonly counted: boolean
  readonly maxHolders: string
  readonly cap: string
  readonly lockUpDays: string
}

/** How numbers of the chain and names of the form become each other; out of the SDK, which is loaded late. */
export interface PolicyWords {
  readonly claimNames: (bits: bigint) => ClaimName[]
  readonly claimBits: (names: readonly ClaimName[]) => bigint
  readonly countryCode: (number: number) => string
  readonly countryNumber: (code: string) => number
}

/** What would be sent: the rules, where they change, and the countries that come and go. */
export interface PolicyChange {
  readonly policy: SharePolicy | undefined
  readonly admit: readonly number[]
  readonly dismiss: readonly number[]
}

/** The rules as they are, for the form. */
export function entryOf(policy: SharePolicy, decimals: number, words: PolicyWords): PolicyEntry {
  const { countries, minimumClass = 0, maxHolders = 0, cap = 0n, lockUp = 0 } = policy
  return {
    anyCountry: countries === undefined,
    countries: (countries ?? []).map(words.countryCode).sort(),
    required: words.claimNames(policy.required ?? 0n),
    minimumClass: String(minimumClass),
    senderQualifies: policy.senderQualifies ?? false,
    counted: policy.counted ?? false,
    maxHolders: maxHolders === 0 ? '' : String(maxHolders),
    cap: cap === 0n ? '' : exactDecimal(cap, decimals).replace(/\.?0+$/, ''),
    lockUpDays: lockUp === 0 ? '' : String(Math.round((lockUp / DAY) * 100) / 100),
  }
}

/**
 * What has to be sent for the rules to be as typed, or what is wrong with what was typed. Rules that the form does not
 * show (forbidden claims, trading hours, limits on sending, a hook) stay as they are.
 */
export function changeOf(
  entry: PolicyEntry,
  policy: SharePolicy,
  decimals: number,
  words: PolicyWords,
): PolicyChange | string {
  const limits = readLimits(entry, policy, decimals, words)
  if (typeof limits === 'string') return limits
  if (!entry.anyCountry && entry.countries.length === 0) return 'Choose at least one country'
  const { countries: now, ...rest } = policy
  const shown = words.claimBits(words.claimNames(policy.required ?? 0n))
  const next: SharePolicy = {
    ...rest,
    ...limits,
    // Bits without a name are somebody's agreement too: only what the form shows is changed.
    required: ((policy.required ?? 0n) & ~shown) | words.claimBits(entry.required),
    minimumClass: Number(entry.minimumClass),
    senderQualifies: entry.senderQualifies,
    counted: entry.counted,
    ...(!entry.anyCountry && { countries: [] }),
  }
  const wanted = entry.anyCountry ? [] : entry.countries.map(words.countryNumber)
  const admitted = now ?? []
  return {
    policy: same(entry, entryOf(policy, decimals, words)) ? undefined : next,
    admit: wanted.filter((number) => !admitted.includes(number)),
    dismiss: entry.anyCountry ? [] : admitted.filter((number) => !wanted.includes(number)),
  }
}

function readLimits(entry: PolicyEntry, policy: SharePolicy, decimals: number, words: PolicyWords) {
  const before = entryOf(policy, decimals, words)
  if (!/^\d{0,9}$/.test(entry.maxHolders.trim())) return 'Give the holders as a whole number, or nothing'
  if (!/^\d{0,5}(\.\d{1,2})?$/.test(entry.lockUpDays.trim())) return 'Give the days as a number, or nothing'
  const cap = readCap(entry.cap, decimals)
  if (cap === undefined) return 'Give the most shares of one person as a number, or nothing'
  const limited = entry.maxHolders.trim() !== '' || cap > 0n
  if (limited && !entry.counted) return 'A limit needs holders to be counted'
  return {
    maxHolders: Number(entry.maxHolders.trim()),
    // What the form shows rounded and nobody touched stays exact.
    cap: entry.cap === before.cap ? (policy.cap ?? 0n) : cap,
    lockUp:
      entry.lockUpDays === before.lockUpDays
        ? (policy.lockUp ?? 0)
        : Math.round(Number(entry.lockUpDays.trim()) * DAY),
  }
}

function readCap(text: string, decimals: number): bigint | undefined {
  if (text.trim() === '') return 0n
  try {
    const amount = parseAmount(text, decimals)
    return amount >= 0n ? amount : undefined
  } catch {
    return undefined
  }
}

/** Whether two entries say the same besides which countries are admitted. */
function same(one: PolicyEntry, other: PolicyEntry): boolean {
  const plain = ({ countries: _, required, ...rest }: PolicyEntry) =>
    JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), [...required].sort()])
  return plain(one) === plain(other)
}
