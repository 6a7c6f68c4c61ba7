import type { PoolReading } from '@specie/protocol'
import { nextOpeningStep } from '@specie/servicing'
import type { Address } from 'viem'
import { as, type Connection, sender } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import { bundleReports } from './bundle.ts'

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
    const step = nextOpeningStep(reading, () => bundleReports(folder).newestOf(pool))
    if (step === undefined) return { done, waitingFor: undefined, reading }
    const actor = await as(connection, step.party)
    if (step.address !== undefined && sender(actor) !== step.address) {
      return { done, waitingFor: { what: step.what, party: step.address }, reading }
    }
    if (step.pays > 0n) await provideLocalDollars(session, actor, step.pays)
    await sendQuietly(await step.prepare(actor.client))
    session.terminal.note(`  ${step.what}`)
    done.push(step.what)
  }
}
