import type { Application } from '@specie/api'
import {
  addressOf,
  claimBits,
  countryNumber,
  INVESTOR_CLASSES,
  identityDomain,
  persona,
  type SignedStatement,
  STATEMENT_TYPES,
  type Statement,
  signStatement,
} from '@specie/protocol'
import { REQUIRED_CLAIMS } from '@specie/servicing'
import { type Address, getAddress, isAddressEqual } from 'viem'
import { z } from 'zod'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'

/** A statement with its signature. */
export type SignedApplication = SignedStatement

const YEAR = 365 * 86_400

const written = z.object({
  wallet: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  claims: z.string().regex(/^\d{1,20}$/),
  country: z.number().int().min(0).max(65_535),
  class: z.number().int().min(0).max(255),
  expiry: z.number().int().min(0),
  version: z.number().int().min(1),
  deadline: z.number().int().min(0),
})

/** A statement out of its JSON form. @throws HttpProblem 400 naming what is wrong */
export function statementFrom(value: unknown): Statement {
  const parsed = written.safeParse(value)
  if (parsed.success) {
    const { wallet, claims, ...rest } = parsed.data
    return { ...rest, wallet: getAddress(wallet), claims: BigInt(claims) }
  }
  throw new HttpProblem(400, {
    code: 'input.statement',
    message: `The statement cannot be read: ${z.prettifyError(parsed.error)}`,
    expected: '{wallet, claims as decimal text, country, class, expiry, version, deadline}',
  })
}

/** A statement in JSON. */
export function statementJson(statement: Statement) {
  return { ...statement, claims: String(statement.claims) }
}

/** On a local chain the KYC issuer believes everybody: its persona signs at once. */
export async function localStatement(
  { client, deployment }: Services,
  application: Pick<Application, 'wallet' | 'country' | 'class'>,
): Promise<SignedApplication> {
  const wallet = getAddress(application.wallet)
  const { version, block } = await client.identity.read(wallet)
  const now = Number(block.timestamp)
  return signStatement(
    persona('kycIssuer'),
    identityDomain(deployment.chainId, addressOf(client.context, 'Identity')),
    {
      wallet,
      claims: claimBits(REQUIRED_CLAIMS),
      country: countryNumber(application.country),
      class: INVESTOR_CLASSES[application.class],
      expiry: now + 3 * YEAR,
      version: version + 1,
      // Time runs fast on a local chain.
      deadline: now + YEAR,
    },
  )
}

/**
 * Whether a signed statement is about that wallet, next in its line, and signed by its issuer.
 * @throws HttpProblem 400 saying what is wrong
 */
export async function checkStatement(
  { client, deployment }: Services,
  wallet: Address,
  signed: SignedApplication,
): Promise<SignedApplication> {
  const { statement, issuer, signature } = signed
  if (!isAddressEqual(statement.wallet, wallet))
    throw refused(`it is about ${statement.wallet}, not ${wallet}`)
  const { version, block } = await client.identity.read(wallet)
  if (statement.version !== version + 1)
    throw refused(`its version is ${statement.version}, and ${version + 1} is next`)
  if (statement.deadline <= Number(block.timestamp)) throw refused('its deadline has passed')
  const genuine = await client.context.reader.verifyTypedData({
    address: issuer,
    domain: identityDomain(deployment.chainId, addressOf(client.context, 'Identity')),
    types: STATEMENT_TYPES,
    primaryType: 'Statement',
    message: { ...statement },
    signature,
  })
  if (!genuine) throw refused(`${issuer} has not signed it`)
  return signed
}

function refused(reason: string): HttpProblem {
  return new HttpProblem(400, {
    code: 'input.statement',
    message: `The statement cannot be used: ${reason}`,
    remedy: 'sign a new one',
  })
}
