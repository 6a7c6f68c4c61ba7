import type { SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { consentText, type WalletConsent } from './walletConsent.ts'

const DEADLINE = 7 * 86_400

/**
 * The connected wallet signs that it joins the identity of `known`, or that it takes over from it.
 * @returns the signed text for the KYC issuer
 * @throws SpecieError when nobody is connected or `known` is not verified
 */
export async function signConsent(
  client: SpecieClient,
  kind: WalletConsent['kind'],
  known: `0x${string}`,
): Promise<string> {
  const { identityDomain, LINK_TYPES, RECOVERY_TYPES, addressOf } = await import('@specie/protocol')
  const { sender, deployment } = client.context
  if (sender === undefined) {
    throw new SpecieError({
      code: 'account.none',
      message: 'No wallet is connected',
      remedy: 'connect it first',
    })
  }
  const own = sender.account.address
  const [owner, added] = await Promise.all([client.identity.read(known), client.identity.read(own)])
  if (owner.id === 0) {
    throw new SpecieError({
      code: 'identity.none',
      message: 'That wallet is not verified',
      remedy: 'give the wallet that the KYC issuer knows, or apply below',
    })
  }
  const domain = identityDomain(deployment.chainId, addressOf(client.context, 'Identity'))
  const until = {
    version: Math.max(owner.version, added.version) + 1,
    deadline: Number(added.block.timestamp) + DEADLINE,
  }
  if (kind === 'link') {
    const link = { wallet: known, added: own, ...until }
    const consent = await sender.signTypedData({
      domain,
      types: LINK_TYPES,
      primaryType: 'Link',
      message: link,
    })
    return consentText({ kind, link, consent })
  }
  const recovery = { lost: known, replacement: own, ...until }
  const consent = await sender.signTypedData({
    domain,
    types: RECOVERY_TYPES,
    primaryType: 'Recovery',
    message: recovery,
  })
  return consentText({ kind, recovery, consent })
}
