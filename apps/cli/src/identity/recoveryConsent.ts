import {
  addressOf,
  identityDomain,
  PERSONAS,
  persona,
  type Recovery,
  type SpecieClient,
  signRecovery,
} from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, type Hex, isAddress, isHex, type LocalAccount } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { readText } from '../workspace/readText.ts'

/** What the replacement of a lost wallet signs, so that a KYC issuer may start the recovery. */
export interface RecoveryConsent {
  readonly recovery: Recovery
  readonly consent: Hex
}

/** Signs as the replacement. @param deadline unix seconds after which nobody can start with it */
export async function consentTo(
  client: SpecieClient,
  lost: Address,
  replacement: LocalAccount,
  deadline: number,
): Promise<RecoveryConsent> {
  const [from, to] = await Promise.all([
    client.identity.read(lost),
    client.identity.read(replacement.address),
  ])
  const version = Math.max(from.version, to.version) + 1
  const recovery = { lost, replacement: replacement.address, version, deadline }
  const { deployment } = client.context
  const domain = identityDomain(deployment.chainId, addressOf(client.context, 'Identity'))
  return { recovery, consent: await signRecovery(replacement, domain, recovery) }
}

/** On a local chain its people consent themselves; undefined for anybody else. */
export function localPerson({ local }: Pick<Connection, 'local'>, wallet: Address): LocalAccount | undefined {
  if (!local) return undefined
  return PERSONAS.map((name) => persona(name)).find(({ address }) => address === wallet)
}

/**
 * A consent from the file that `identity recover consent --json` prints.
 * @throws SpecieError `file.consent` when it holds none
 */
export function readConsent(path: string): RecoveryConsent {
  const refused = (cause?: unknown) =>
    new SpecieError({
      code: 'file.consent',
      message: `${path} holds no consent`,
      expected: 'what `npx specie identity recover consent … --json` prints',
      cause,
    })
  const text = readText(path)
  let found: Partial<{ readonly recovery: Partial<Recovery>; readonly consent: string }>
  try {
    found = JSON.parse(text)
  } catch (cause) {
    throw refused(cause)
  }
  const { lost, replacement, version, deadline } = found.recovery ?? {}
  const whole = Number.isInteger(version) && Number.isInteger(deadline)
  if (!whole || !isAddress(lost ?? '') || !isAddress(replacement ?? '') || !isHex(found.consent))
    throw refused()
  return {
    recovery: {
      lost: getAddress(lost!),
      replacement: getAddress(replacement!),
      version: version!,
      deadline: deadline!,
    },
    consent: found.consent,
  }
}
