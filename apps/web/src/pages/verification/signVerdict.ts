import type { SpecieClient } from '@specie/protocol'
import type { Verdict } from './statementFor.ts'

/** A signed statement as the server takes it; whole numbers that may be large travel as text. */
export interface SettledBody {
  readonly statement: object
  readonly signature: `0x${string}`
}

/** Signs what a KYC issuer decided, with the connected account, for the wallet's present version. */
export async function signVerdict(
  client: SpecieClient,
  verdict: Omit<Verdict, 'country'> & { readonly countryCode: string },
): Promise<SettledBody> {
  const { addressOf, countryNumber, identityDomain, STATEMENT_TYPES } = await import('@specie/protocol')
  const { statementFor } = await import('./statementFor.ts')
  const { sender, deployment } = client.context
  if (sender === undefined) throw new Error('Connect the wallet of the KYC issuer first')
  const { version, block } = await client.identity.read(verdict.wallet)
  const { countryCode, ...rest } = verdict
  const statement = statementFor(
    { ...rest, country: countryNumber(countryCode) },
    version,
    Number(block.timestamp),
  )
  const signature = await sender.signTypedData({
    domain: identityDomain(deployment.chainId, addressOf(client.context, 'Identity')),
    types: STATEMENT_TYPES,
    primaryType: 'Statement',
    message: statement,
  })
  return { statement: { ...statement, claims: statement.claims.toString() }, signature }
}
