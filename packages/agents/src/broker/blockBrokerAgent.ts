import { formatAmount } from '@specie/units'
import { deedOf } from '../distributor/deedOf.ts'
import type { Agent, Decision, World } from '../frame/Agent.ts'
import { numberSetting } from '../frame/numberSetting.ts'
import { type OpenRequest, openRequests } from './openRequests.ts'
import { type Proposal, proposeBlock } from './proposeBlock.ts'

/** Seconds before the end of a request, or of its first quote, from which waiting longer gains nothing. */
const LATE = 60

/**
 * Watches requests for quotes: combines the quotes that could be settled, says what they come to against the NAV, and
 * settles where the requester's key is at hand and it was told to.
 * Settings: `mostDiscount` (0.02 of the bid), `leastFilled` (1: the whole size), `settle` (false: it only proposes).
 */
export const blockBrokerAgent: Agent = {
  name: 'blockBroker',
  async decide(world) {
    if (world.client.context.deployment.contracts.Block === undefined) return []
    const requests = await openRequests(world, Math.floor(Date.now() / 1000))
    return Promise.all(requests.map((request) => decideRequest(world, request)))
  },
}

async function decideRequest(world: World, request: OpenRequest): Promise<Decision> {
  const terms = await world.client.block.read(request.share)
  const proposal = proposeBlock(request, terms, {
    mostDiscount: numberSetting(world.settings, 'mostDiscount', 0.02),
    leastFilled: numberSetting(world.settings, 'leastFilled', 1),
  })
  const { share, cash } = terms
  const size = `${formatAmount(request.shares, share.decimals)} ${share.symbol}`
  const about = `Request ${request.id} to ${request.side} ${size}`
  const figures = {
    request: request.id,
    quotes: request.quotes.length,
    firm: request.quotes.filter(({ refusal }) => refusal === undefined).length,
    legs: proposal.fills.length,
    shares: proposal.shares.toString(),
    cash: proposal.cash.toString(),
    price: proposal.price.toString(),
    ...(proposal.discount !== undefined && { discount: Number(proposal.discount.toFixed(6)) }),
  }
  const told = { subject: request.share, figures } as const
  if (proposal.fills.length === 0) {
    const sentence = `${about}: ${request.quotes.length} quotes came, none could be settled now.`
    return { ...told, decision: 'wait', sentence }
  }
  const offer = `${about}: ${proposal.fills.length} of ${request.quotes.length} quotes come to ${formatAmount(proposal.cash, cash.decimals)} ${cash.symbol} for ${formatAmount(proposal.shares, share.decimals)}, ${formatAmount(proposal.price, 18)} a share${discountText(proposal)}.`
  if (proposal.objection !== undefined) {
    return { ...told, decision: 'refuse', sentence: `${offer} It is left alone: ${proposal.objection}.` }
  }
  if (world.settings.settle !== true || !world.signers.includes(request.requester)) {
    return { ...told, decision: 'wait', sentence: `${offer} The requester decides.` }
  }
  if (request.left > LATE && proposal.firmUntil - Number(world.head.timestamp) > LATE) {
    return { ...told, decision: 'wait', sentence: `${offer} Better ones may come until the request ends.` }
  }
  const client = await world.as(request.requester)
  const prepared = await client.block.settle({ share: request.share, fills: proposal.fills })
  const legs = proposal.fills.map(({ quote, shares }) => `${quote.maker}.${quote.nonce}.${shares}`).join(',')
  return {
    ...told,
    decision: 'act',
    sentence: `${offer} It is settled.`,
    deed: await deedOf(`block:${request.id}:${legs}`, request.requester, prepared),
  }
}

function discountText({ discount }: Proposal): string {
  if (discount === undefined) return ', without a fresh NAV to compare'
  const percent = `${Math.abs(discount * 100).toFixed(2)} %`
  return discount < 0 ? `, ${percent} better than the NAV` : `, ${percent} worse than the NAV`
}
