import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'

/** Cash that people bring to and take from pools: investments, refunds, redemptions, credits, bonds and findings. */
export const poolCash = defineProjection({
  name: 'poolCash',
  tables: ['investment', 'refund', 'redemption', 'credit', 'bond', 'doublePledge', 'findingCommitment'],
  events: [
    'Pool.Invested',
    'Pool.Refunded',
    'Pool.Redeemed',
    'Pool.CreditAdded',
    'Pool.Withdrawn',
    'Pools.CreditAdded',
    'Pools.Withdrawn',
    'Pools.BondPosted',
    'Pools.BondReleased',
    'Pools.DoublePledgeProven',
    'Pools.FindingCommitted',
  ],
  async apply({ events }, write) {
    await write.insert(
      'investment',
      eventsNamed(events, 'Pool.Invested').map((event) => {
        const { tranche, investor, receiver, amount } = event.args
        return {
          ...placeOf(event),
          pool: event.address,
          tranche: Number(tranche),
          investor,
          receiver,
          amount,
        }
      }),
    )
    await write.insert(
      'refund',
      eventsNamed(events, 'Pool.Refunded').map((event) => {
        const { tranche, holder, receiver, amount } = event.args
        return { ...placeOf(event), pool: event.address, tranche: Number(tranche), holder, receiver, amount }
      }),
    )
    await write.insert(
      'redemption',
      eventsNamed(events, 'Pool.Redeemed').map((event) => {
        const { tranche, holder, receiver, shares, cash } = event.args
        const people = { holder, receiver }
        return { ...placeOf(event), pool: event.address, tranche: Number(tranche), ...people, shares, cash }
      }),
    )
    await write.insert(
      'credit',
      eventsNamed(events, 'Pool.CreditAdded', 'Pool.Withdrawn', 'Pools.CreditAdded', 'Pools.Withdrawn').map(
        (event) => {
          const taken = event.name === 'Pool.Withdrawn' || event.name === 'Pools.Withdrawn'
          const { party, amount } = event.args
          return {
            ...placeOf(event),
            source: event.address,
            cash: 'cash' in event.args ? event.args.cash : null,
            party,
            receiver: 'to' in event.args ? event.args.to : null,
            amount: taken ? -amount : amount,
          }
        },
      ),
    )
    await write.insert(
      'bond',
      eventsNamed(events, 'Pools.BondPosted', 'Pools.BondReleased').map((event) => {
        const { pool, poster, amount } = event.args
        const kind = event.name === 'Pools.BondPosted' ? 'posted' : 'released'
        return { ...placeOf(event), pool, kind, poster, amount }
      }),
    )
    await write.insert(
      'doublePledge',
      eventsNamed(events, 'Pools.DoublePledgeProven').map((event) => {
        const { earlier, later, fingerprint, finder, reward, compensation } = event.args
        return { ...placeOf(event), earlier, later, fingerprint, finder, reward, compensation }
      }),
    )
    await write.insert(
      'findingCommitment',
      eventsNamed(events, 'Pools.FindingCommitted').map((event) => {
        return { ...placeOf(event), commitment: event.args.commitment }
      }),
    )
  },
})
