import type { ExitQuote, QuotedPart } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { connect } from '../../chain/connect.ts'
import { type FoundShare, findShare } from '../../chain/findShare.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, shareOf, time, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

/** How a holder who could wait sees the windows. */
export interface QuoteOptions {
  readonly patient?: boolean
  readonly fill: string
  readonly excess: string
}

const WAD = 10n ** 18n
const NAMES: Readonly<Record<QuotedPart['kind'], string>> = {
  desk: 'desk',
  market: 'market',
  block: 'block trade',
  quotes: 'resting quotes',
  windows: 'window, later',
  borrow: 'loan',
}

/** `specie exit quote`. */
export async function quote(
  session: Session,
  name: string,
  text: string,
  options: QuoteOptions,
): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const amount = amountOf(text, found.decimals)
  const patience = {
    fill: numberOf('--fill', options.fill, 0, 1),
    excess: numberOf('--excess', options.excess, -1, 1),
  }
  const question = { share: found.share, amount, ...(options.patient === true && { patience }) }
  const answer = await client.exits.quote(question)
  // Where no exit deals in the share at all, the desk says why.
  const { desk, market, windows } = answer.reading
  if (desk === undefined && market === undefined && windows === undefined)
    await client.desk.quote(found.share, amount)
  return { data: { ...found, ...quoteData(answer) }, text: quoteText(session.terminal, found, answer) }
}

/** A quote as JSON shows it: `paid` and `fee` make up `gross`, the value at the bid of what is sold at once. */
export function quoteData({ reading, sold, ...quote }: ExitQuote) {
  const { block, nav, routed } = reading
  const gross = (sold * (nav.bid ?? 0n)) / WAD
  const figures = { block, price: nav.price, bid: nav.bid ?? null, routed, filled: sold, gross }
  return { ...figures, fee: gross - quote.paid, ...quote }
}

/** A quote for a person. */
export function quoteText(terminal: Terminal, found: FoundShare, quote: ExitQuote): string {
  const { block, nav } = quote.reading
  const units = (value: bigint) => money(value, found.decimals)
  const { gross, fee } = quoteData(quote)
  const best = quote.alone[0]
  const head = facts(terminal, [
    ['share', found.symbol],
    ['block', `${block.number}, ${time(block.timestamp)}`],
    ['price', wad(nav.price)],
    ['bid', nav.bid === undefined ? 'none: no fresh mark' : wad(nav.bid)],
    ['sold at once', `${units(quote.sold)} of ${units(quote.amount)}${restText(quote, units)}`],
    ['below the bid', `${units(fee)} (${shareOf(fee, gross, 3)})`],
    ['paid', units(quote.paid)],
    ...(quote.later.shares > 0n
      ? [['expected later', `${units(quote.later.expected)} for ${units(quote.later.shares)}`] as const]
      : []),
    ...(best === undefined
      ? []
      : [['best exit alone', `${NAMES[best.kind]}: ${units(best.cash)} for ${units(best.shares)}`] as const]),
    ['more by the split', units(quote.gain)],
  ])
  return quote.parts.length === 0 ? head : `${head}\n\n${partsTable(terminal, quote, units)}`
}

function partsTable(terminal: Terminal, quote: ExitQuote, units: (value: bigint) => string): string {
  const right = 'right' as const
  const columns = [
    { heading: 'exit' },
    { heading: 'shares', align: right },
    { heading: 'cash', align: right },
    { heading: 'a share', align: right },
    { heading: 'the next one', align: right },
  ]
  const rows = quote.parts.map((part) => [
    NAMES[part.kind],
    units(part.shares),
    units(part.cash),
    wad((part.cash * WAD) / part.shares),
    part.next === undefined ? 'no more' : wad(part.next),
  ])
  return table(terminal, columns, rows)
}

function restText({ rest, sold }: ExitQuote, units: (value: bigint) => string): string {
  if (rest === 0n) return ''
  return sold === 0n ? '; no exit takes any' : `; ${units(rest)} find no buyer now`
}

function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new SpecieError({
    code: 'input.number',
    message: `${option} ${text} is out of bounds`,
    expected: `a number from ${least} to ${most}`,
  })
}
