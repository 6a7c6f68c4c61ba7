import type { Sentence } from '../sentence.ts'

/** Refusals of the identity registry. */
export const identitySentences = {
  ClaimBitTooHigh: { message: '{claim} is not the bit of a claim', expected: '0 to 63' },
  ClaimsNotGranted: {
    message:
      'The KYC issuer {issuer} is not trusted with all the claims it states (bits {claims} are not its own)',
    remedy: 'leave those claims out, or have governance trust the issuer with them',
  },
  CountryMissing: {
    message: 'The OnchainID {onchainId} states no country',
    remedy: 'have a trusted claim issuer add a claim of the country topic',
  },
  CountryUnknown: {
    message: '{country} is not a country code',
    expected: 'a number of ISO 3166-1, e.g. 276 for Germany',
  },
  DeadlinePassed: {
    message: 'The statement could be submitted until {deadline:time}',
    remedy: 'have the issuer sign a new one',
  },
  DelayOutOfBounds: {
    message: 'A recovery delay of {delay:duration} is out of bounds',
    expected: '{least:duration} to {most:duration}',
  },
  IssuerDoesNotVouch: {
    message: 'The KYC issuer {issuer} does not vouch for {wallet}',
    remedy: 'ask the issuer that registered the wallet',
  },
  IssuerIsZero: { message: 'The zero address cannot be a KYC issuer' },
  IssuerNotTrusted: {
    message: 'The KYC issuer {issuer} is not trusted',
    remedy: 'have governance trust it, or use a trusted issuer',
  },
  IssuersFull: { message: 'No more than {limit} KYC issuers can be trusted' },
  LengthMismatch: { message: 'The lists given do not have the same length' },
  NoRecovery: { message: 'No recovery of {lost} is under way' },
  NotAKey: {
    message: '{wallet} is no management key of the OnchainID {onchainId}',
    remedy: 'add the wallet as a key of the OnchainID, or use one that is',
  },
  OnchainIdTaken: { message: 'The OnchainID {onchainId} stands for identity {identity} already' },
  RecoveryNotReady: {
    message: 'The recovery of {lost} can be finished from {readyAt:time} on',
    remedy: 'wait; until then the lost wallet’s key can cancel it',
  },
  RecoveryNotYours: {
    message: '{caller} may not cancel the recovery of {lost}',
    expected: 'the wallet itself or the issuer that started it',
  },
  SignatureInvalid: {
    message: 'The signature is not one of {signer} over this statement',
    remedy: 'sign the same statement, for this chain and registry, with that account',
  },
  TakeoverNeedsWallet: {
    message: '{wallet} is vouched for by {presentIssuer}, so only the wallet itself can change the issuer',
    remedy: 'have the wallet submit the new issuer’s statement',
  },
  TooManySources: { message: 'The adapter would have {count} sources of claims; it can have {limit}' },
  VersionMismatch: {
    message:
      'The statement makes version {version} of the identity of {wallet}, and the next one is {expected}',
    remedy: 'something changed since it was signed: sign a new statement',
  },
  WalletIsZero: { message: 'The zero address cannot have an identity' },
  WalletLost: {
    message: '{wallet} was reported lost',
    remedy: 'use the wallet that took over',
  },
  WalletTaken: { message: '{wallet} belongs to identity {id} already' },
  WalletUnknown: {
    message: '{wallet} has no identity',
    remedy: 'have a trusted KYC issuer register it first',
  },
  WalletsFull: { message: 'Identity {id} has {limit} wallets, the most it can have' },
} as const satisfies Record<string, Sentence>
