import { addressOf, identityDomain, type Link, type SpecieClient, signLink } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, type Hex, isAddress, isHex, type LocalAccount } from 'viem'
import { readText } from '../workspace/readText.ts'

/** What a wallet signs, so that a KYC issuer may add it to an identity. */
export interface LinkConsent {
  readonly link: Link
  readonly consent: Hex
}

/** Seconds in which a consent may be used. */
const VALID = 7 * 86_400

/** Signs as the added wallet. */
export async function consentToLink(
  { identity, context }: SpecieClient,
  wallet: Address,
  added: LocalAccount,
): Promise<LinkConsent> {
  const [of, own, { timestamp }] = await Promise.all([
    identity.read(wallet),
    identity.read(added.address),
    context.reader.getBlock(),
  ])
  const version = Math.max(of.version, own.version) + 1
  const link = { wallet, added: added.address, version, deadline: Number(timestamp) + VALID }
  const domain = identityDomain(context.deployment.chainId, addressOf(context, 'Identity'))
  return { link, consent: await signLink(added, domain, link) }
}

/**
 * A consent from the file that `identity link-consent --json` prints.
 * @throws SpecieError `file.consent` when it holds none
 */
export function readLinkConsent(path: string): LinkConsent {
  const refused = (cause?: unknown) =>
    new SpecieError({
      code: 'file.consent',
      message: `${path} holds no consent`,
      expected: 'what `npx specie identity link-consent … --json` prints',
      cause,
    })
  const text = readText(path)
  let found: Partial<{ readonly link: Partial<Link>; readonly consent: string }>
  try {
    found = JSON.parse(text)
  } catch (cause) {
    throw refused(cause)
  }
  const { wallet, added, version, deadline } = found.link ?? {}
  const whole = Number.isInteger(version) && Number.isInteger(deadline)
  if (!whole || !isAddress(wallet ?? '') || !isAddress(added ?? '') || !isHex(found.consent)) throw refused()
  const link = {
    wallet: getAddress(wallet!),
    added: getAddress(added!),
    version: version!,
    deadline: deadline!,
  }
  return { link, consent: found.consent }
}
