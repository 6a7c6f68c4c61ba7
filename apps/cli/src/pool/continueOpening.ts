import type { PoolReading, PreparedTransaction } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection, sender } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import { newestReport } from './bundle.ts'
import { poolValuation } from './poolValuation.ts'

/** One step between an opened pool and its raise. */
interface Step {
  readonly what: string
  readonly persona: PersonaName
  /** Who alone may do it; anybody when undefined. */
  readonly party: Address | undefined
  readonly prepare: (connection: Connection) => Promise<PreparedTransaction<unknown>>
}

/** How far a pool came, and what the other parties still have to do. */
export interface Progress {
  readonly done: readonly string[]
  readonly waitingFor: { readonly what: string; readonly party: Address } | undefined
  readonly reading: PoolReading
}

/**
 * Takes a pool from opened to raising, as far as the keys at hand allow: the servicer's bond, the issuer's first
 * report (out of the bundle), the valuer's confirmation, the start of the raise. What was done before is left alone.
 */
export async function continueOpening(
  session: Session,
  connection: Connection,
  pool: Address,
  folder: string,
): Promise<Progress> {
  const done: string[] = []
  for (;;) {
    const reading = await connection.client.pool(pool).read()
    const step = nextStep(session, reading, folder)
    if (step === undefined) return { done, waitingFor: undefined, reading }
    const actor = await as(connection, step.persona)
    if (step.party !== undefined && sender(actor) !== step.party) {
      return { done, waitingFor: { what: step.what, party: step.party }, reading }
    }
    await sendQuietly(await step.prepare(actor))
    session.terminal.note(`  ${step.what}`)
    done.push(step.what)
  }
}

function nextStep(session: Session, reading: PoolReading, folder: string): Step | undefined {
  const { address, state, bond, valuation, issuer, servicer, valuer } = reading
  if (state !== 'draft') return undefined
  if (!bond.posted && bond.agreed > 0n) {
    const prepare = async (connection: Connection) => {
      await provideLocalDollars(session, connection, bond.agreed)
      return connection.client.pool(address).postBond()
    }
    return { what: 'the servicer puts its bond at stake', persona: 'servicer', party: servicer, prepare }
  }
  if (valuation === undefined) {
    const prepare = async ({ client }: Connection) => client.pool(address).originate(firstReport(folder))
    return { what: 'the issuer reports the portfolio', persona: 'issuer', party: issuer, prepare }
  }
  if (!valuation.confirmed) {
    const prepare = async ({ client }: Connection) =>
      client.pool(address).confirmValuation(valuation.revision)
    return { what: 'the valuer confirms the valuation', persona: 'valuer', party: valuer, prepare }
  }
  const prepare = async ({ client }: Connection) => client.pool(address).startRaising()
  return { what: 'the raise opens', persona: 'issuer', party: undefined, prepare }
}

function firstReport(folder: string) {
  const bundled = newestReport(folder)
  const market = { forwards: bundled.curve.forwards, hazardShift: bundled.hazardShift }
  const assumptions = { segments: bundled.assumptions, segmentBy: bundled.segmentBy }
  const { report, tapeRoot } = poolValuation(bundled.tape, assumptions, 0n, market)
  return { tapeRoot, report }
}
