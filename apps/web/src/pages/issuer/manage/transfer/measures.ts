import type { PolicyReading, PreparedTransaction, SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { isAddress } from 'viem'
import { readAmount } from '../readAmount.ts'

/** What is asked for a measure. */
export type MeasureField = 'wallet' | 'to' | 'amount' | 'country' | 'class' | 'count' | 'reason'

/** What was typed. */
export type MeasureEntry = Readonly<Record<MeasureField, string>>

/** A measure on a share: who may take it, what it needs, and how the SDK prepares it. */
export interface Measure {
  readonly name: string
  readonly title: string
  readonly about: string
  /** The transfer agent itself, or any agent it appointed. */
  readonly by: 'owner' | 'agent'
  readonly fields: readonly MeasureField[]
  readonly prepare: (
    client: SpecieClient,
    share: `0x${string}`,
    entry: ReadEntry,
  ) => Promise<PreparedTransaction<unknown>>
  /** Only where the share counts its holders by it. */
  readonly counts?: 'byCountry' | 'byClass'
}

/** What was typed, read. Fields that a measure does not ask for are empty. */
export interface ReadEntry {
  readonly wallet: `0x${string}`
  readonly to: `0x${string}`
  readonly amount: bigint
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly class: number
  /** Undefined: no limit. */
  readonly count: number | undefined
}

const numberOf = async (code: string) => (await import('@specie/protocol')).countryNumber(code)

/** Every measure, in the order in which they are offered. */
export const MEASURES: readonly Measure[] = [
  {
    name: 'freeze',
    title: 'Freeze a wallet',
    about: 'It can neither send nor sell. Income goes on accruing to it.',
    by: 'agent',
    fields: ['wallet', 'reason'],
    prepare: (client, share, { wallet }) => client.share(share).enforce({ kind: 'freeze', wallet }),
  },
  {
    name: 'unfreeze',
    title: 'Unfreeze a wallet',
    about: 'It can send and sell again.',
    by: 'agent',
    fields: ['wallet', 'reason'],
    prepare: (client, share, { wallet }) => client.share(share).enforce({ kind: 'unfreeze', wallet }),
  },
  {
    name: 'freezePart',
    title: 'Freeze some shares of a wallet',
    about: 'The rest stays free.',
    by: 'agent',
    fields: ['wallet', 'amount', 'reason'],
    prepare: (client, share, { wallet, amount }) =>
      client.share(share).enforce({ kind: 'freeze', wallet, amount }),
  },
  {
    name: 'unfreezePart',
    title: 'Unfreeze some shares of a wallet',
    about: 'They are free again.',
    by: 'agent',
    fields: ['wallet', 'amount', 'reason'],
    prepare: (client, share, { wallet, amount }) =>
      client.share(share).enforce({ kind: 'unfreeze', wallet, amount }),
  },
  {
    name: 'forcedTransfer',
    title: 'Move shares by force',
    about:
      'For instance on a court’s order. The receiver has to be verified. Everybody sees that it was forced.',
    by: 'agent',
    fields: ['wallet', 'to', 'amount', 'reason'],
    prepare: (client, share, { wallet, to, amount }) =>
      client.share(share).enforce({ kind: 'forcedTransfer', from: wallet, to, amount }),
  },
  {
    name: 'recover',
    title: 'Move the shares of a lost wallet',
    about:
      'Its owner’s identity has moved to another wallet already (the KYC issuer does that). Shares and unclaimed income follow it, and nowhere else can they go.',
    by: 'agent',
    fields: ['wallet', 'reason'],
    prepare: prepareRecovery,
  },
  {
    name: 'pause',
    title: 'Pause all transfers',
    about: 'Nobody can send shares until you resume.',
    by: 'agent',
    fields: ['reason'],
    prepare: (client, share) => client.share(share).enforce({ kind: 'pause' }),
  },
  {
    name: 'unpause',
    title: 'Resume transfers',
    about: 'Shares can be sent again.',
    by: 'agent',
    fields: [],
    prepare: (client, share) => client.share(share).enforce({ kind: 'unpause' }),
  },
  {
    name: 'admit',
    title: 'Admit a country',
    about: 'Its residents may hold the share.',
    by: 'owner',
    fields: ['country'],
    prepare: async (client, share, { country }) => client.share(share).admitCountry(await numberOf(country)),
  },
  {
    name: 'dismissCountry',
    title: 'No longer admit a country',
    about: 'Its residents keep what they have and receive nothing more.',
    by: 'owner',
    fields: ['country'],
    prepare: async (client, share, { country }) =>
      client.share(share).admitCountry(await numberOf(country), false),
  },
  {
    name: 'limitCountry',
    title: 'Limit holders of a country',
    about: 'At most so many people of one country hold at once. Left empty: no limit.',
    by: 'owner',
    fields: ['country', 'count'],
    counts: 'byCountry',
    prepare: async (client, share, { country, count }) =>
      client.share(share).limitHolders({ country: await numberOf(country) }, count),
  },
  {
    name: 'limitClass',
    title: 'Limit holders of a class',
    about: 'At most so many people of one class hold at once. Left empty: no limit.',
    by: 'owner',
    fields: ['class', 'count'],
    counts: 'byClass',
    prepare: (client, share, entry) => client.share(share).limitHolders({ class: entry.class }, entry.count),
  },
  {
    name: 'appoint',
    title: 'Appoint an agent',
    about: 'It may freeze and move shares, and nothing else.',
    by: 'owner',
    fields: ['wallet'],
    prepare: (client, share, { wallet }) => client.share(share).setAgent(wallet),
  },
  {
    name: 'dismiss',
    title: 'Dismiss an agent',
    about: 'It may no longer freeze and move shares.',
    by: 'owner',
    fields: ['wallet'],
    prepare: (client, share, { wallet }) => client.share(share).setAgent(wallet, false),
  },
]

/** The replacement is not typed: the register of identities alone says who took over. */
async function prepareRecovery(client: SpecieClient, share: `0x${string}`, { wallet }: ReadEntry) {
  const { addressOf, abis } = await import('@specie/protocol')
  const { recoveredTo } = await client.identity.read(wallet)
  if (recoveredTo === undefined) {
    throw new SpecieError({
      code: 'share.notRecovered',
      message: 'The identity of this wallet has not moved to another one',
      remedy:
        'the KYC issuer recovers the identity first (Applications, Wallets); three days later it can end',
    })
  }
  const identity = await client.context.reader.readContract({
    address: addressOf(client.context, 'Identity'),
    abi: abis.Identity,
    functionName: 'identity',
    args: [recoveredTo],
  })
  return client.share(share).enforce({ kind: 'recover', lost: wallet, replacement: recoveredTo, identity })
}

/** The measures that somebody with these powers may take on this share now. */
export function measuresFor(
  { paused, policy }: Pick<PolicyReading, 'paused' | 'policy'>,
  powers: { readonly owner: boolean; readonly agent: boolean },
): readonly Measure[] {
  return MEASURES.filter(
    ({ by, counts, name }) =>
      powers[by] &&
      (counts === undefined || policy[counts] === true) &&
      name !== (paused ? 'pause' : 'unpause') &&
      (policy.countries !== undefined || (name !== 'admit' && name !== 'dismissCountry')),
  )
}

/** Reads what was typed for a measure, or says what is missing. */
export function readEntry(measure: Measure, entry: MeasureEntry, decimals: number): ReadEntry | string {
  const wants = (field: MeasureField) => measure.fields.includes(field)
  const wallet = entry.wallet.trim()
  const to = entry.to.trim()
  const amount = readAmount(entry.amount, decimals)
  const count = entry.count.trim()
  if (wants('wallet') && !isAddress(wallet, { strict: false })) return 'Give the wallet as an address'
  if (wants('to') && !isAddress(to, { strict: false })) return 'Give the receiver as an address'
  if (wants('amount') && amount === undefined) return 'Give a number of shares'
  if (wants('country') && entry.country === '') return 'Choose a country'
  if (wants('class') && entry.class === '') return 'Choose a class'
  if (wants('count') && !/^\d{0,9}$/.test(count)) return 'Give the holders as a whole number, or nothing'
  if (wants('reason') && entry.reason.trim() === '') return 'Give a reason'
  return {
    wallet: wallet as `0x${string}`,
    to: to as `0x${string}`,
    amount: amount ?? 0n,
    country: entry.country,
    class: Number(entry.class),
    count: count === '' ? undefined : Number(count),
  }
}
