import type { QuoteTerms } from '@specie/protocol'
import { ruleAroundNav } from '@specie/quant'
import type { World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import type { Stand } from './Stand.ts'

const YEAR = 365

/**
 * The rule that a maker's inventory, the market and its appetite for risk ask for. Aversion and decay are told in parts
 * of the book and of the NAV, so that a book of any size is quoted alike; on level 1 and 2 of the guard it stays furthest.
 */
export function ruleFor(world: World, stand: Stand): QuoteTerms {
  const setting = (name: string, usual: number) => numberSetting(world.settings, name, usual)
  const { quote, nav } = stand.reading
  const price = Number(nav.price) / 1e18
  const furthest = setting('furthest', 0.008)
  const nearest = stand.level > 0 ? furthest : setting('nearest', 0.0005)
  const most = Math.max(Number(quote.most), 1)
  const rule = ruleAroundNav({
    nav: price,
    marketPrice: stand.marketPrice,
    navWeight: setting('navWeight', 0.8),
    most,
    target: setting('target', 0.5),
    riskAversion: setting('aversion', 60) / Math.max(Number(stand.worth), 1),
    premiumVolatility: setting('volatility', 0.03) * price,
    meanReversion: setting('reversion', 25),
    horizon: setting('horizonDays', 10) / YEAR,
    intensityDecay: setting('decay', 500) / price,
    nearest,
    furthest,
  })
  // away from the NAV, so that rounding never quotes nearer than was meant
  const part = (value: number) => Math.ceil(value * 1e5 - 1e-9)
  return {
    below: part(rule.below),
    above: part(rule.above),
    skew: Math.floor(rule.skew * 1e5),
    size: Math.round(setting('size', 0.5) * 1e4),
    end: Number(world.head.timestamp) + setting('standsDays', 30) * 86_400,
    most: quote.most,
  }
}
