import type { ShareWindows, WindowFacts } from '@specie/api'
import { type WindowHistory, type WindowsHistory, windowsHistory } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import { type Address, getAddress, type Hex } from 'viem'
import type { Services } from '../../Services.ts'
import { poolShares } from './poolShares.ts'

/** Windows of a pool's shares with everything that was settled. */
export async function windowsAnswer(
  services: Services,
  pool: Address,
  block: BlockReference,
): Promise<ShareWindows[]> {
  const { shares, cash } = await poolShares(services, pool, block)
  const addresses = shares.map(({ address }) => address.toLowerCase() as Hex)
  const found = await windowsHistory(services.database.db, addresses, { atBlock: block.number })
  return shares.flatMap(({ address, token }) => {
    const history = found.find((one) => one.share === address.toLowerCase())
    if (history === undefined) return []
    const { swing, swingAt, most, patience, next, empty, waiting } = history
    return [
      {
        share: token,
        cash,
        address: getAddress(history.windows),
        terms: {
          fees: feesOf(history),
          swing: swing / 1e5,
          swingAt: Number(swingAt) / 1e5,
          most: Number(most) / 1e5,
          patience,
        },
        next,
        empty,
        waiting: String(waiting),
        windows: history.published.map((window) => windowAnswer(window, next, waiting)),
      },
    ]
  })
}

/** Tiers of notice; unused ones are left out. */
export function feesOf({ notice, fee }: Pick<WindowsHistory, 'notice' | 'fee'>) {
  return notice.flatMap((days, tier) => (tier > 0 && days === 0 ? [] : [{ days, fee: fee[tier]! / 1e5 }]))
}

function windowAnswer(window: WindowHistory, next: number, waiting: bigint): WindowFacts {
  const { number, settled, requested, redeemed } = window
  // What has waited since earlier windows takes part in the one that is settled next.
  const asked = !settled && number === next ? requested + waiting : requested
  return {
    number,
    cutoff: Number(window.cutoff),
    settles: Number(window.settles),
    settledAt: settled ? Number(window.time) : null,
    requested: String(asked),
    redeemed: settled ? String(redeemed) : null,
    funded: String(window.funded),
    paid: settled ? String(window.paid) : null,
    bid: settled ? String(window.bid) : null,
    price: settled ? String(window.price) : null,
    fraction: settled ? (requested === 0n ? 0 : Number(redeemed) / Number(requested)) : null,
    transaction: settled ? window.transaction : null,
  }
}
