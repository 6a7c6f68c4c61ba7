import type { ExitKind } from '@specie/quant'

/** How a kind of exit is called and drawn, and what its price keeps below the bid. */
export interface SourceLook {
  readonly name: string
  readonly colour: string
  readonly fee: string
  readonly hint: string
}

/** Looks of all kinds of exits. */
export const sourceLook: Readonly<Record<ExitKind, SourceLook>> = {
  desk: {
    name: 'Desk',
    colour: 'var(--series-1)',
    fee: 'Fee of the desk',
    hint: 'Paid to those who lend to the reserve. It rises with how much the desk has bought lately.',
  },
  market: {
    name: 'Market',
    colour: 'var(--series-2)',
    fee: 'Fee and depth of the market',
    hint: 'The market’s fee, and how far the sale moves its price. It goes to those who provide its liquidity.',
  },
  quotes: {
    name: 'Makers',
    colour: 'var(--series-3)',
    fee: 'Discount of makers',
    hint: 'How far below the bid makers’ resting quotes buy: the more they have, the less they pay.',
  },
  block: {
    name: 'Block',
    colour: 'var(--series-4)',
    fee: 'Discount of the block',
    hint: 'Below the bid, by quotes that makers have signed for this seller.',
  },
  windows: {
    name: 'Window',
    colour: 'var(--series-5)',
    fee: 'Fee and swing of the window',
    hint: 'For the notice given, and for how much is handed in.',
  },
  borrow: {
    name: 'Loan',
    colour: 'var(--series-5)',
    fee: 'Interest',
    hint: 'What borrowing against the shares costs.',
  },
}
