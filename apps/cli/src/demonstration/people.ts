import { claimBits, countryCode, countryNumber, INVESTOR_CLASSES, persona } from '@specie/protocol'
import { curveFeedSettings, REQUIRED_CLAIMS, USUAL_CURVE_FEED } from '@specie/servicing'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import type { Narrator } from './narrator.ts'
import { reportCurve } from './reportCurve.ts'

const TWO_YEARS = 2 * 365 * 86_400

const verified: readonly (readonly [
  name: PersonaName,
  country: string,
  investorClass: keyof typeof INVESTOR_CLASSES,
])[] = [
  ['issuer', 'NL', 'institution'],
  ['investorA', 'DE', 'professional'],
  ['investorB', 'FR', 'qualified'],
  ['marketMaker', 'IE', 'institution'],
]

/** Governance names who may vouch and who may report; people are verified; the first curve comes. */
export async function people(session: Session, connection: Connection, tell: Narrator): Promise<void> {
  tell.chapter('Who is who')
  const governance = await as(connection, 'governance')
  const claims = claimBits(REQUIRED_CLAIMS)
  await sendQuietly(await governance.client.identity.trustIssuer(persona('kycIssuer').address, claims))
  await sendQuietly(await governance.client.feeds.set(USUAL_CURVE_FEED, curveFeedSettings))
  await sendQuietly(await governance.client.feeds.setReporter(USUAL_CURVE_FEED, persona('reporter').address))
  tell.line('Governance trusts a KYC issuer and admits a reporter of the yield curve.')
  const issuer = await as(connection, 'kycIssuer')
  const { timestamp } = await connection.client.context.reader.getBlock()
  for (const [name, country, investorClass] of verified) {
    const attributes = {
      wallet: persona(name).address,
      claims,
      country: countryNumber(country),
      class: INVESTOR_CLASSES[investorClass],
      expiry: Number(timestamp) + TWO_YEARS,
    }
    const { result } = await sendQuietly(await issuer.client.identity.attest(attributes))
    tell.line(
      `${name} is verified once, as identity ${result.id} (${countryCode(attributes.country)}, ${investorClass}).`,
    )
  }
  await reportCurve(session, connection, tell)
}
