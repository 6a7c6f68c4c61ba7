import type { Link, Recovery } from '@specie/protocol'
import { type Hex, isAddress, isHex } from 'viem'

/** The wish of a wallet, signed by it, that travels to the KYC issuer as text: to join an identity, or to take it over. */
export type WalletConsent =
  | { readonly kind: 'link'; readonly link: Link; readonly consent: Hex }
  | { readonly kind: 'recovery'; readonly recovery: Recovery; readonly consent: Hex }

/** A consent as text to copy. */
export function consentText(found: WalletConsent): string {
  return JSON.stringify({ ...(found.kind === 'link' ? found.link : found.recovery), consent: found.consent })
}

/** Reads a consent as it was copied; undefined when it is none. */
export function readConsent(text: string): WalletConsent | undefined {
  try {
    const { wallet, added, lost, replacement, version, deadline, consent } = JSON.parse(text) as Record<
      string,
      unknown
    >
    if (!Number.isInteger(version) || !Number.isInteger(deadline) || !isHex(consent)) return undefined
    const rest = { version, deadline } as { version: number; deadline: number }
    if (isWallet(wallet) && isWallet(added))
      return { kind: 'link', link: { wallet, added, ...rest }, consent }
    if (isWallet(lost) && isWallet(replacement)) {
      return { kind: 'recovery', recovery: { lost, replacement, ...rest }, consent }
    }
    return undefined
  } catch {
    return undefined
  }
}

function isWallet(value: unknown): value is `0x${string}` {
  return isAddress(String(value), { strict: false })
}
