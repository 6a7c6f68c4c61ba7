import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { IdentityEventRow, IdentityVersionRow, WalletVersionRow } from '../tables/identity.ts'
import type { IdentityEvent } from './identities.ts'
import { placeOf } from './placeOf.ts'
import type { Versions } from './versionsOf.ts'

type People = Versions<IdentityVersionRow, { readonly id: bigint }>
type Wallets = Versions<WalletVersionRow, { readonly wallet: Hex }>

/** Follows the registry: an identity's attributes and its wallets after each event, and the events as a list. */
export function foldIdentities(
  events: readonly IdentityEvent[],
  people: People,
  wallets: Wallets,
): readonly IdentityEventRow[] {
  return events.map((event) => {
    switch (event.name) {
      case 'Identity.Attested':
        return attested(event, people, wallets)
      case 'Identity.ClaimsRevoked':
      case 'Identity.Expired':
        return judged(event, people)
      case 'Identity.WalletLinked':
        return linked(event, people, wallets)
      default:
        return recovery(event, people, wallets)
    }
  })
}

function attested(
  event: LedgerEvent<'Identity.Attested'>,
  people: People,
  wallets: Wallets,
): IdentityEventRow {
  const { wallet, issuer, claims, country } = event.args
  const [id, version] = [BigInt(event.args.id), BigInt(event.args.version)]
  const attributes = { issuer, claims, country, class: event.args.class, expiry: BigInt(event.args.expiry) }
  people.put({ id, ...placeOf(event), ...attributes, version })
  if (wallets.get({ wallet }) === undefined) wallets.put({ wallet, ...placeOf(event), id, ...ACTIVE })
  return { ...placeOf(event), id, kind: 'attested', wallet, other: null, by: issuer, claims, version }
}

const ACTIVE = { lost: false, replacement: null, pending: null, readyAt: null } as const

function judged(
  event: LedgerEvent<'Identity.ClaimsRevoked' | 'Identity.Expired'>,
  people: People,
): IdentityEventRow {
  const [id, version] = [BigInt(event.args.id), BigInt(event.args.version)]
  const revoked = event.name === 'Identity.ClaimsRevoked' ? event.args.claims : undefined
  const before = people.get({ id })
  if (before !== undefined) {
    const change = revoked === undefined ? { expiry: event.timestamp } : { claims: before.claims & ~revoked }
    people.put({ ...before, ...change, ...placeOf(event), version })
  }
  const kind = revoked === undefined ? 'expired' : 'revoked'
  const { by } = event.args
  return { ...placeOf(event), id, kind, wallet: null, other: null, by, claims: revoked ?? null, version }
}

function linked(
  event: LedgerEvent<'Identity.WalletLinked'>,
  people: People,
  wallets: Wallets,
): IdentityEventRow {
  const { wallet, issuer } = event.args
  const id = BigInt(event.args.id)
  const version = nextVersion(event, id, people)
  wallets.put({ wallet, ...placeOf(event), id, ...ACTIVE })
  return { ...placeOf(event), id, kind: 'linked', wallet, other: null, by: issuer, claims: null, version }
}

function recovery(
  event: LedgerEvent<'Identity.RecoveryStarted' | 'Identity.RecoveryCancelled' | 'Identity.Recovered'>,
  people: People,
  wallets: Wallets,
): IdentityEventRow {
  const { lost, replacement } = event.args
  const before = wallets.get({ wallet: lost })
  const id = before?.id ?? 0n
  const row = { ...placeOf(event), id, wallet: lost, other: replacement, claims: null }
  const put = (change: Partial<WalletVersionRow>) =>
    before !== undefined && wallets.put({ ...before, ...change, ...placeOf(event) })
  if (event.name === 'Identity.RecoveryStarted') {
    put({ pending: replacement, readyAt: BigInt(event.args.readyAt) })
    return { ...row, kind: 'recoveryStarted', by: event.args.issuer, version: nextVersion(event, id, people) }
  }
  if (event.name === 'Identity.RecoveryCancelled') {
    put({ pending: null, readyAt: null })
    return { ...row, kind: 'recoveryCancelled', by: event.args.by, version: null }
  }
  put({ pending: null, readyAt: null, lost: true, replacement })
  if (wallets.get({ wallet: replacement }) === undefined) {
    wallets.put({ wallet: replacement, ...placeOf(event), id, ...ACTIVE })
  }
  return { ...row, kind: 'recovered', by: null, version: nextVersion(event, id, people) }
}

/** Joint statements raise the version by one without saying so; the active wallets of an identity share theirs. */
function nextVersion(event: IdentityEvent, id: bigint, people: People): bigint | null {
  const before = people.get({ id })
  if (before === undefined) return null
  const version = before.version + 1n
  people.put({ ...before, ...placeOf(event), version })
  return version
}
