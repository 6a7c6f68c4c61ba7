import type { LedgerEvent } from '../chain/events.ts'
import { eventsNamed } from './eventsNamed.ts'
import { foldIdentities } from './foldIdentities.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'

/** The events that change who is behind a wallet. */
export const IDENTITY_EVENTS = [
  'Identity.Attested',
  'Identity.ClaimsRevoked',
  'Identity.Expired',
  'Identity.WalletLinked',
  'Identity.RecoveryStarted',
  'Identity.RecoveryCancelled',
  'Identity.Recovered',
] as const
export type IdentityEvent = LedgerEvent<(typeof IDENTITY_EVENTS)[number]>

/** Identities and their wallets, and the KYC issuers that vouch for them. */
export const identities = defineProjection({
  name: 'identities',
  tables: ['identityVersion', 'walletVersion', 'identityEvent', 'kycIssuerVersion'],
  events: [...IDENTITY_EVENTS, 'Identity.IssuerTrusted', 'Identity.IssuerDistrusted'],
  async apply({ events }, write) {
    await write.insert(
      'kycIssuerVersion',
      eventsNamed(events, 'Identity.IssuerTrusted', 'Identity.IssuerDistrusted').map((event) => {
        const { issuer, number } = event.args
        const claims = event.name === 'Identity.IssuerTrusted' ? event.args.claims : 0n
        return { issuer, ...placeOf(event), number, claims }
      }),
    )
    const changes = eventsNamed(events, ...IDENTITY_EVENTS)
    const wallets = await versionsOf(write, 'walletVersion', ['wallet'], changes.flatMap(walletsOf))
    // A recovery names wallets only; an identity that the same batch made is named by another event of it.
    const keys = changes.flatMap((event) => {
      const id = 'id' in event.args ? BigInt(event.args.id) : wallets.get({ wallet: event.args.lost })?.id
      return id === undefined ? [] : [{ id }]
    })
    const people = await versionsOf(write, 'identityVersion', ['id'], keys)
    const rows = foldIdentities(changes, people, wallets)
    await people.write()
    await wallets.write()
    await write.insert('identityEvent', rows)
  },
})

function walletsOf(event: IdentityEvent) {
  switch (event.name) {
    case 'Identity.Attested':
    case 'Identity.WalletLinked':
      return [{ wallet: event.args.wallet }]
    case 'Identity.RecoveryStarted':
    case 'Identity.RecoveryCancelled':
    case 'Identity.Recovered':
      return [{ wallet: event.args.lost }, { wallet: event.args.replacement }]
    default:
      return []
  }
}
