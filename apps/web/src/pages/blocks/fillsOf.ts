import type { BlockRequest } from '@specie/api'
import type { BlockFill } from '@specie/protocol'

/** The legs of the best combination with the quotes that they use, as the contract takes them. */
export function fillsOf({ best, quotes }: Pick<BlockRequest, 'best' | 'quotes'>): BlockFill[] {
  return (best?.legs ?? []).flatMap(({ maker, nonce, shares }) => {
    const found = quotes.find(({ quote }) => same(quote.maker, maker) && quote.nonce === nonce)
    if (found === undefined) return []
    const { quote, signature } = found
    return [
      {
        quote: { ...quote, shares: BigInt(quote.shares), price: BigInt(quote.price) },
        signature,
        shares: BigInt(shares),
      },
    ]
  })
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
