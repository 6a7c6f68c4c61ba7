import type { PoolReading, PreparedTransaction, SpecieClient } from '@specie/protocol'
import type { Address } from 'viem'
import type { Decision, World } from '../frame/Agent.ts'
import { deedOf } from './deedOf.ts'

/** Days without a collection after which anyone may end a pool (PoolBase._silent). */
const SILENCE = 90n * 86_400n

/** A pool whose loans are gone winds down and closes; once it is over, the servicer's bond is released. */
export async function decideEnd(world: World, pool: PoolReading): Promise<Decision | undefined> {
  const { address, state, valuation, bond, keeper } = { ...pool, keeper: world.keeper }
  const act = async (
    what: string,
    signer: Address,
    sentence: string,
    prepare: (client: SpecieClient) => Promise<PreparedTransaction<unknown>>,
  ): Promise<Decision> => {
    const deed = await deedOf(`${what}:${address}`, signer, await prepare(await world.as(signer)))
    return { subject: address, decision: 'act', sentence, deed }
  }
  if ((state === 'closed' || state === 'refunding') && bond.amount > 0n) {
    const sentence = 'The pool is over, so that the servicer’s bond is free.'
    return act('releaseBond', keeper, sentence, (client) => client.pool(address).releaseBond())
  }
  if (valuation === undefined || valuation.upper > 0n) return undefined
  if (state === 'active') {
    const sentence = 'The portfolio is repaid or written off: the pool winds down.'
    return act('windDown', keeper, sentence, (client) => client.pool(address).windDown())
  }
  if (state !== 'windingDown') return undefined
  const silent = world.head.timestamp > BigInt(pool.asOf) + SILENCE && (await maySimulate(world, pool))
  const signer = silent ? keeper : world.signers.find((candidate) => candidate === pool.valuer)
  if (signer === undefined) {
    const sentence =
      'The portfolio is worth nothing: the valuer can close the pool, after 90 silent days anyone.'
    return { subject: address, decision: 'wait', sentence }
  }
  const sentence = 'The portfolio is worth nothing any more: the pool closes and pays out what is left.'
  return act('close', signer, sentence, (client) => client.pool(address).close())
}

/** The pool counts its silence from the last collection, which only it knows: it is asked by a rehearsal. */
async function maySimulate(world: World, { address }: PoolReading): Promise<boolean> {
  const prepared = await (await world.as(world.keeper)).pool(address).close()
  return prepared.simulate().then(
    () => true,
    () => false,
  )
}
