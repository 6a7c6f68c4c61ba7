import { type Market, unpackCurve } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import { findLast } from '../chain/blockRanges.ts'
import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { navAbi } from '../generated/navAbi.ts'

/**
 * Curve and hazard shift at which a pool was valued last, from the chain's events.
 * @throws SpecieError `nav.unvalued` when it never was.
 */
export async function readLastMarket(
  context: Context,
  pool: Address,
  block: BlockReference,
): Promise<Market> {
  const first = BigInt(context.deployment.contracts.Nav?.block ?? '0')
  const last = await findLast(first, block.number, async (fromBlock, toBlock) => {
    const events = await context.reader.getContractEvents({
      address: addressOf(context, 'Nav'),
      abi: navAbi,
      eventName: 'Valued',
      args: { pool },
      fromBlock,
      toBlock,
      strict: true,
    })
    return events.at(-1)
  })
  if (last === undefined) {
    throw new SpecieError({
      code: 'nav.unvalued',
      message: `The pool ${pool} has not been valued yet`,
      remedy: 'have the issuer originate it',
    })
  }
  return { forwards: unpackCurve(last.args.curve).forwards, hazardShift: Number(last.args.hazardShift) }
}
