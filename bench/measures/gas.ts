import { existsSync, readFileSync } from 'node:fs'
import type { Measure } from '../Measure.ts'

/** Whole transactions of peers, gas; published or measured by us on the peers' own code at the time of the design. */
const peers: Readonly<Record<string, readonly [peer: string, gas: number]>> = {
  'share.transfer': ['T-REX 4.1: transfer with one claim (measured earlier on its code)', 211_711],
  'share.transfer.capped': ['T-REX 4.1: transfer with one claim (measured earlier on its code)', 211_711],
  'share.transfer.firstReceipt': ['Maple: permissioned transfer (measured earlier on its code)', 82_084],
  'share.batch.item': ['Centrifuge v3: share transfer (measured earlier on its code)', 44_440],
  'identity.register': ['T-REX 4.1: onboarding an investor (measured earlier on its code)', 763_000],
  'pledge.single': ['Tinlake: a loan on the book (measured earlier on its code)', 701_000],
  'desk.sell': ['Uniswap v4: swap without hook (measured earlier on its code)', 99_788],
  'desk.sell.first': ['UniswapX: filled order (published)', 126_559],
}

/** Gas of whole transactions out of the committed snapshot, which `npm test` holds equal to the contracts. */
export function gas(): Measure[] {
  const file = new URL('../../contracts/snapshots/gas.json', import.meta.url)
  if (!existsSync(file)) return []
  const snapshot = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return Object.entries(snapshot).map(([key, value]) => {
    const [peer, peerValue] = peers[key] ?? [null, null]
    return { name: `gas.${key}`, value: Number(value), unit: 'gas', peer, peerValue }
  })
}
