import type { LedgerEvent } from '../chain/events.ts'
import type { MakerEventRow, QuoteTradeRow } from '../tables/makers.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'

/** Makers' duties, what was found of them and what they were paid, and trades with their quotes. */
export const makers = defineProjection({
  name: 'makers',
  tables: ['makerEvent', 'makerSample', 'makerPayment', 'quoteTrade'],
  events: [
    'Makers.DutySet',
    'Makers.Designated',
    'Makers.Registered',
    'Makers.MakerSampled',
    'Makers.MakerPaid',
    'Quotes.QuoteTaken',
    'Block.BlockTraded',
  ],
  async apply({ events }, write) {
    const changes = eventsNamed(events, 'Makers.DutySet', 'Makers.Designated', 'Makers.Registered')
    await write.insert('makerEvent', changes.map(changeOf))
    await write.insert(
      'makerSample',
      eventsNamed(events, 'Makers.MakerSampled').map((event) => ({ ...placeOf(event), ...event.args })),
    )
    await write.insert(
      'makerPayment',
      eventsNamed(events, 'Makers.MakerPaid').map((event) => ({ ...placeOf(event), ...event.args })),
    )
    const trades = eventsNamed(events, 'Quotes.QuoteTaken', 'Block.BlockTraded')
    await write.insert('quoteTrade', trades.map(tradeOf))
  },
})

function changeOf(
  event: LedgerEvent<'Makers.DutySet' | 'Makers.Designated' | 'Makers.Registered'>,
): MakerEventRow {
  const base = { ...placeOf(event), share: event.args.share }
  switch (event.name) {
    case 'Makers.DutySet':
      return { ...base, maker: null, kind: 'dutySet' }
    case 'Makers.Designated':
      return { ...base, maker: event.args.maker, kind: event.args.yes ? 'designated' : 'dismissed' }
    case 'Makers.Registered':
      return { ...base, maker: event.args.maker, kind: 'registered' }
  }
}

function tradeOf(event: LedgerEvent<'Quotes.QuoteTaken' | 'Block.BlockTraded'>): QuoteTradeRow {
  const { share, maker, taker: wallet, shares, cash } = event.args
  const buys = event.name === 'Quotes.QuoteTaken' ? event.args.buys : event.args.makerBuys
  const venue = event.name === 'Quotes.QuoteTaken' ? 'quotes' : 'block'
  return { ...placeOf(event), venue, share, side: buys ? 'sold' : 'bought', wallet, maker, shares, cash }
}
