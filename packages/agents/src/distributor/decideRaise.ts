import type { PoolReading } from '@specie/protocol'
import { formatAmount } from '@specie/units'
import type { Decision, World } from '../frame/Agent.ts'
import { deedOf } from './deedOf.ts'

/** The issuer's time to activate after a raise has ended; then anyone may start refunds (Pool.ACTIVATION_PERIOD). */
const ACTIVATION_PERIOD = 14n * 86_400n

/** A raise that has ended: activated with the issuer's key when it reached its minimum, refunded when it cannot be. */
export async function decideRaise(world: World, pool: PoolReading): Promise<Decision | undefined> {
  const { address, state, raiseEnds, raised = 0n, minimumRaise, issuer } = pool
  if ((state !== 'raising' && state !== 'draft') || world.head.timestamp <= raiseEnds) return undefined
  const amount = (units: bigint) => `${formatAmount(units, pool.cash.decimals)} ${pool.cash.symbol}`
  const facts = `The raise has ended with ${amount(raised)} of at least ${amount(minimumRaise)}.`
  const figures = { raised: raised.toString(), minimum: minimumRaise.toString() }
  const reached = raised >= minimumRaise && state === 'raising'
  const limit = raised >= minimumRaise ? raiseEnds + ACTIVATION_PERIOD : raiseEnds
  if (reached && world.head.timestamp <= limit) {
    if (!world.signers.includes(issuer)) {
      const sentence = `${facts} Only the issuer can activate the pool, and its key is not at hand.`
      return { subject: address, decision: 'wait', sentence, figures }
    }
    const prepared = await (await world.as(issuer)).pool(address).activate()
    const deed = await deedOf(`activate:${address}`, issuer, prepared)
    return { subject: address, decision: 'act', sentence: `${facts} The pool is activated.`, figures, deed }
  }
  if (world.head.timestamp <= limit) {
    return { subject: address, decision: 'wait', sentence: `${facts} It was never opened.`, figures }
  }
  const prepared = await (await world.as(world.keeper)).pool(address).cancelRaise()
  const deed = await deedOf(`cancel:${address}`, world.keeper, prepared)
  const sentence = `${facts} ${reached ? 'It was not activated in time. ' : ''}Investors get their money back.`
  return { subject: address, decision: 'act', sentence, figures, deed }
}
