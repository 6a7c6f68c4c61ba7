import type { Link } from '@specie/protocol'
import { type Hex, isAddress, isHex } from 'viem'

/** The wish of a wallet to be added to an identity, signed by it; it travels to the KYC issuer as text. */
export interface LinkConsent {
  readonly link: Link
  /** EIP-712 signature of the added wallet. */
  readonly consent: Hex
}

/** A consent as text to copy. */
export function consentText({ link, consent }: LinkConsent): string {
  return JSON.stringify({ ...link, consent })
}

/** Reads a consent as it was copied; undefined when it is none. */
export function readConsent(text: string): LinkConsent | undefined {
  try {
    const { wallet, added, version, deadline, consent } = JSON.parse(text) as Record<string, unknown>
    const sound =
      isAddress(String(wallet), { strict: false }) &&
      isAddress(String(added), { strict: false }) &&
      Number.isInteger(version) &&
      Number.isInteger(deadline) &&
      isHex(consent)
    return sound ? ({ link: { wallet, added, version, deadline }, consent } as LinkConsent) : undefined
  } catch {
    return undefined
  }
}
