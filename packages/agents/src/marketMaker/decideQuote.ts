import { formatAmount } from '@specie/units'
import { deedOf } from '../distributor/deedOf.ts'
import type { Decision, Figures, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import { lossOfDay } from './lossOfDay.ts'
import { ruleFor } from './ruleFor.ts'
import type { Stand } from './Stand.ts'

/** Renewed when less than this is left of it, seconds. */
const RENEWED = 7 * 86_400

/** Whether a maker's rule is the one that inventory, market and risk ask for, and the rule that is. */
export async function decideQuote(world: World, stand: Stand): Promise<Decision> {
  const { reading, share, worth, level } = stand
  const { quote, nav, cash } = reading
  const subject = share
  const stands = quote.end > world.head.timestamp
  const loss = await lossOfDay(world, stand)
  const figures: Figures = {
    maker: stand.maker,
    worth: worth.toString(),
    shares: quote.shares.toString(),
    cash: quote.cash.toString(),
    loss: loss.toString(),
    level,
    nav: nav.price.toString(),
    marketPrice: stand.marketPrice,
  }
  const wait = (sentence: string): Decision => ({ subject, decision: 'wait', sentence, figures })
  if (quote.most === 0n || worth === 0n)
    return wait('There is nothing behind the quotes: the owner has to bring it.')
  if (nav.bid === undefined) return wait('The NAV is stale: the quotes trade nothing until it is fresh.')
  const most = BigInt(Math.floor(Number(worth) * numberSetting(world.settings, 'mostLossDay', 0.02)))
  const why =
    loss > most
      ? `The book has lost ${formatAmount(loss, cash.decimals)} ${cash.symbol} within a day, more than the ${formatAmount(most, cash.decimals)} allowed`
      : level >= 3
        ? 'The guard halts this share'
        : quote.sellsOnly
          ? 'The share does not admit the maker any more'
          : undefined
  if (why !== undefined) {
    return stands
      ? end(world, stand, { ...wait(`${why}: the quotes are taken back.`), decision: 'act' })
      : wait(`${why}: nothing is quoted.`)
  }
  return renew(world, stand, figures)
}

/** Ends the rule at once; what is in the book stays the owner's to take. */
async function end(world: World, stand: Stand, decision: Decision): Promise<Decision> {
  const { below, above, skew, size, most } = stand.reading.quote
  const terms = {
    below: Number(below),
    above: Number(above),
    skew: Number(skew),
    size: Number(size),
    end: Number(world.head.timestamp),
    most,
  }
  const client = await world.as(stand.maker)
  const key = `unquote:${stateOf(stand)}`
  return { ...decision, deed: await deedOf(key, stand.maker, await client.quotes.set(stand.share, terms)) }
}

async function renew(world: World, stand: Stand, figures: Figures): Promise<Decision> {
  const { quote, share } = stand.reading
  const terms = ruleFor(world, stand)
  const tolerance = numberSetting(world.settings, 'tolerance', 20)
  const moved = Math.max(
    Math.abs(terms.below - Number(quote.below)),
    Math.abs(terms.above - Number(quote.above)),
    Math.abs(terms.skew - Number(quote.skew)),
  )
  const left = Number(quote.end) - Number(world.head.timestamp)
  const told = { ...figures, below: terms.below, above: terms.above, skew: terms.skew }
  if (moved <= tolerance && left > RENEWED) {
    const sentence = 'The quotes stand where the NAV, the market and the inventory ask for them.'
    return { subject: stand.share, decision: 'wait', sentence, figures: told }
  }
  const client = await world.as(stand.maker)
  const percent = (part: number) => `${(part / 1000).toFixed(2)} %`
  const reason =
    left <= 0 ? 'Nothing stands' : moved > tolerance ? 'The quotes have fallen behind' : 'The rule ends soon'
  return {
    subject: stand.share,
    decision: 'act',
    sentence: `${reason}: ${share.symbol} is quoted ${percent(terms.below)} below the bid and ${percent(terms.above)} above the ask, ${percent(terms.skew)} of skew over the book${stand.level > 0 ? `, as far as it goes while the guard is at level ${stand.level}` : ''}.`,
    figures: told,
    deed: await deedOf(`quote:${stateOf(stand)}`, stand.maker, await client.quotes.set(stand.share, terms)),
  }
}

/** The rule that a deed replaces: two blocks may have the same time, so `since` alone does not name it. */
function stateOf({ share, maker, reading }: Stand): string {
  const { below, above, skew, end } = reading.quote
  return `${share}:${maker}:${reading.since}:${below}:${above}:${skew}:${end}`
}
