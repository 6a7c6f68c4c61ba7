import type { BlockRequest } from '@specie/api'
import type { SpecieClient, TypedSigner } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/**
 * The connected wallet signs a quote for whoever made a request, good until the request closes.
 * @param shares units at most
 * @param price WAD cash units a share unit
 * @returns the body that the server takes
 * @throws SpecieError when nobody is connected
 */
export async function signQuote(client: SpecieClient, request: BlockRequest, shares: bigint, price: bigint) {
  const { addressOf, blockDomain, signBlockQuote } = await import('@specie/protocol')
  const { sender, deployment } = client.context
  if (sender === undefined) {
    throw new SpecieError({
      code: 'account.none',
      message: 'No wallet is connected',
      remedy: 'connect it first',
    })
  }
  const maker = sender.account.address
  const signer = {
    address: maker,
    signTypedData: (data: Parameters<typeof sender.signTypedData>[0]) => sender.signTypedData(data),
  } as unknown as TypedSigner
  const { quote, signature } = await signBlockQuote(
    signer,
    blockDomain(deployment.chainId, addressOf(client.context, 'Block')),
    {
      maker,
      share: request.share.address,
      buys: request.side === 'sell',
      shares,
      price,
      taker: request.requester,
      deadline: await deadlineOf(client, request),
      nonce: await client.block.nextNonce(maker),
      whole: false,
    },
  )
  return { quote: { ...quote, shares: String(quote.shares), price: String(quote.price) }, signature }
}

const LEAST_SECONDS = 60

/** The chain's time at which the request will have closed; a local chain's clock is not the one on the wall. */
async function deadlineOf({ context }: SpecieClient, { closesAt }: BlockRequest): Promise<number> {
  const { timestamp } = await context.reader.getBlock()
  const left = closesAt - Math.floor(Date.now() / 1000)
  return Number(timestamp) + Math.max(LEAST_SECONDS, left)
}
