import type { OpeningTerms } from '@specie/api'
import { abis, addressOf, countryNumber, ROLES, type SpecieClient } from '@specie/protocol'
import { type Opening, openingTerms } from '@specie/servicing'
import { SpecieError } from '@specie/units'
import { type Address, getAddress, isAddress, keccak256 } from 'viem'
import { callsOf } from '../chain/callAnswer.ts'
import { clientAs } from '../chain/clientAs.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import type { KeptTape } from '../tapes/tapeStore.ts'
import { assumptionsOf } from './assumptionsOf.ts'
import { keepOpening } from './keptOpenings.ts'
import { previewOpening } from './previewOpening.ts'
import { cutOffSeconds } from './valueTape.ts'

/** Seconds after which a pool cannot be activated by its report any more (PoolRaise.REPORT_AGE). */
const REPORT_AGE = 45 * 86_400

/**
 * The message that opens a pool with a tape, for its issuer to sign. The report is kept first, so that it is never
 * missing once the pool is there.
 * @throws HttpProblem 403 without the role to open pools, 409 when the tape's cut-off does not fit the chain's time
 */
export async function prepareOpeningCalls(
  services: Services,
  kept: KeptTape,
  terms: OpeningTerms,
  issuer: Address,
) {
  await requireOpener(services, issuer)
  const now = Number(services.index.head()!.block.timestamp)
  requireRecent(kept, now)
  const { preview, value, market, accepted } = await previewOpening(services, kept, terms)
  const client = await clientAs(services, issuer)
  const { cash } = await client.reserve.read()
  const assumptions = assumptionsOf(terms)
  const asked = openingTerms(asOpening(terms, issuer), value.value, cash.address, now)
  const calls = await callsOf(await client.pools.open(asked))
  await keepOpening(services.database, {
    messageHash: keccak256(calls.at(-1)!.data),
    tape: kept.id,
    owner: issuer,
    loans: accepted,
    terms,
    parameters: {
      raiseEnds: asked.raiseEnds,
      minimumRaise: String(asked.minimumRaise),
      report: {
        period: 0,
        cutOffDate: value.cutOffDate,
        assumptions: assumptions.segments,
        segmentBy: assumptions.segmentBy,
        curve: market.curve,
        hazardShift: market.hazardShift,
        ladderHash: value.ladderHash,
        tapeRoot: value.tapeRoot,
      },
    },
  })
  return { calls, preview }
}

function asOpening(terms: OpeningTerms, issuer: Address): Omit<Opening, 'tape'> {
  const { name, tranches, curveFeed, raiseDays, minimumShare, feeRate, bondShare, countries } = terms
  const [first, second, third] = terms.writeDown.map((part) => Math.round(part * 10_000))
  return {
    name,
    assumptions: assumptionsOf(terms),
    tranches,
    issuer,
    servicer: addressIn('servicer', terms.servicer),
    valuer: addressIn('valuer', terms.valuer),
    curveFeed,
    raiseDays,
    minimumShare,
    feeRate,
    writeDown: [first!, second!, third!],
    bondShare,
    countries: countries.map((code) => countryNumber(code)),
  }
}

function addressIn(field: string, text: string): Address {
  if (isAddress(text, { strict: false })) return getAddress(text)
  throw new SpecieError({
    code: 'input.address',
    message: `The ${field} ${JSON.stringify(text)} is not an address`,
    expected: '0x and 40 hexadecimal digits',
  })
}

async function requireOpener({ client }: { readonly client: SpecieClient }, account: Address): Promise<void> {
  const [may] = await client.context.reader.readContract({
    address: addressOf(client.context, 'Authority'),
    abi: abis.Authority,
    functionName: 'hasRole',
    args: [ROLES.poolOpener.id, account],
  })
  if (may) return
  throw new HttpProblem(403, {
    code: 'access.role',
    message: `${account} may not open pools`,
    expected: 'the role poolOpener',
    remedy: 'governance grants it with Authority.grantRole; on a local chain the persona issuer has it',
  })
}

function requireRecent({ settings }: KeptTape, now: number): void {
  const cutOff = cutOffSeconds(settings.cutOffDate ?? '1970-01-01')
  if (cutOff <= now && now - cutOff < REPORT_AGE) return
  const today = new Date(now * 1000).toISOString().slice(0, 10)
  throw new HttpProblem(409, {
    code: 'opening.cutOff',
    message: `It is ${today} on the chain, and the tape is cut off on ${settings.cutOffDate}: a pool starts with a report that is at most 45 days old`,
    remedy:
      'choose a cut-off of the last weeks; for a historic tape begin a local chain in its time: npm start -- --fresh --begin <the day after the cut-off>',
  })
}
