import { abis } from '@specie/protocol'
import { zeroHash } from 'viem'
import { feedList } from '../read/feedList.ts'
import { addressIn } from './addressIn.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'

/** Every feed's last answer, its settings and what is parked. A feed that ended answers no more. */
export async function feedFigures(on: Reconciling): Promise<Figure[]> {
  const contract = { address: addressIn(on, 'Feeds'), abi: abis.Feeds, blockNumber: on.block } as const
  const feeds = await feedList(on.db, { atBlock: on.block })
  const figures = await Promise.all(
    feeds
      .filter(({ ended }) => !ended)
      .slice(0, on.sample)
      .map(async (own) => {
        const args = [own.feed] as const
        const [[shown, curve], parked] = await Promise.all([
          on.reader.readContract({ ...contract, functionName: 'feedOf', args }),
          on.reader.readContract({ ...contract, functionName: 'parkedOf', args }),
        ])
        const subject = `feed ${own.name}`
        const last =
          own.kind === 'curve'
            ? figure(subject, 'curve', BigInt(own.data ?? '0x0'), curve)
            : figure(subject, 'answer', own.answer ?? 0n, shown.answer)
        return [
          last,
          figure(subject, 'quorum', own.quorum, shown.quorum),
          figure(subject, 'longest age', own.maxAge, shown.maxAge),
          figure(subject, 'parked', own.parkedData ?? zeroHash, parked.data),
        ]
      }),
  )
  return figures.flat()
}
