import type { ExitKind } from '@specie/quant'
import { exitsAbi } from '../generated/exitsAbi.ts'
import { findEvent } from '../transaction/findEvent.ts'
import type { EventLog } from '../transaction/types.ts'
import { exitKind } from './exitOrder.ts'

/** What one leg came to. Share units, cash units; in windows: queued, for no cash yet. */
export interface ExitFill {
  readonly kind: ExitKind | undefined
  readonly shares: bigint
  readonly paid: bigint
}

/** What an order to `Exits` came to, from its events. */
export function exitedIn(logs: readonly EventLog[]) {
  const { seller, share, shares, sold, paid, queued, fills } = findEvent(exitsAbi, 'Exited', logs)
  return {
    share,
    seller,
    sold,
    paid,
    queued,
    returned: shares - sold - queued,
    fills: fills.map((fill): ExitFill => ({ ...fill, kind: exitKind(fill.kind) })),
  }
}
