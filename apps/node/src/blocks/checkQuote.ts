import { type BlockFill, type QuoteRefusal, readBlock } from '@specie/protocol'
import { type Address, getAddress } from 'viem'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import type { RequestRow } from './BlockRows.ts'

/** Seconds that a quote must still hold when it comes. */
const LEAST_LIFE = 20

const SENTENCES: Readonly<Record<QuoteRefusal, string>> = {
  notListed: 'Blocks of this share are not settled here',
  unsigned: 'The quote is not signed by its maker, or for another chain or contract',
  expired: 'The quote is over already by the chain’s clock',
  used: 'The quote’s number has been used, cancelled or overtaken',
  outsideBand: 'The price lies beyond the band around the NAV',
  notAdmitted: 'The share does not admit who would receive it',
  notBacked: 'The maker does not have what the quote needs',
  notAllowed: 'The maker has not allowed the contract to take what the quote needs',
}

/**
 * Refuses an answer that is not for this request, or that could not be settled now.
 * @throws HttpProblem 422 with what is wrong
 */
export async function checkQuote(
  services: Services,
  request: RequestRow,
  maker: Address,
  fill: BlockFill,
): Promise<void> {
  const { quote } = fill
  const { timestamp } = await readBlock(services.client.context.reader)
  const wrong: readonly (readonly [boolean, string])[] = [
    [getAddress(quote.maker) !== maker, 'A quote is brought by its maker'],
    [getAddress(quote.share) !== getAddress(request.share), 'The quote is for another share'],
    [
      getAddress(quote.taker) !== getAddress(request.requester),
      'The quote names another taker than the requester',
    ],
    [quote.buys !== (request.side === 'sell'), 'The quote is for the other side'],
    [
      quote.shares <= 0n || quote.shares > request.shares,
      'The quote is for more than was asked for, or for nothing',
    ],
    [quote.deadline < Number(timestamp) + LEAST_LIFE, `The quote holds for less than ${LEAST_LIFE} seconds`],
  ]
  const found = wrong.find(([is]) => is)
  if (found !== undefined) throw refusal('block.quote', found[1])
  const { refusal: why } = await services.client.block.check(fill)
  if (why !== undefined) throw refusal(`block.${why}`, SENTENCES[why])
}

function refusal(code: string, message: string): HttpProblem {
  return new HttpProblem(422, { code, message })
}
