import type { Application, Identity } from '@specie/api'

/** How far somebody is on the way to being verified. */
export type Standing =
  | 'none'
  | 'waiting'
  | 'signed'
  | 'refused'
  | 'verified'
  | 'expiring'
  | 'expired'
  | 'lost'

/** Days before the end of an identity from which it is called expiring. */
const SOON = 30

/**
 * The standing of a wallet.
 * @param now unix seconds of the chain
 */
export function standingOf(identity: Identity, application: Application | undefined, now: number): Standing {
  if (identity.lost) return 'lost'
  if (identity.verified) {
    const ends = identity.expiry ?? Number.POSITIVE_INFINITY
    return ends - now < SOON * 86_400 ? (openStanding(application) ?? 'expiring') : 'verified'
  }
  return openStanding(application) ?? closedStanding(identity, application)
}

function openStanding(application: Application | undefined): Standing | undefined {
  return application?.state === 'waiting' || application?.state === 'signed' ? application.state : undefined
}

function closedStanding(identity: Identity, application: Application | undefined): Standing {
  if (application?.state === 'refused') return 'refused'
  return identity.id === 0 ? 'none' : 'expired'
}

/** The application that counts: the latest one. */
export function latestApplication(
  applications: readonly Application[],
  wallet: string,
): Application | undefined {
  return applications
    .filter((one) => one.wallet.toLowerCase() === wallet.toLowerCase())
    .sort((one, other) => other.appliedAt - one.appliedAt)[0]
}
