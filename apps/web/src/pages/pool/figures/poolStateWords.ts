import type { PoolSummary } from '@specie/api'

/** What a pool's state is called, and what it means for somebody who might put money in. */
export interface PoolStateWords {
  readonly label: string
  readonly tone: 'neutral' | 'accent' | 'good' | 'warn' | 'bad'
  readonly meaning: string
}

/** Words for each state of a pool's life. */
export const poolStateWords: Readonly<Record<PoolSummary['state'], PoolStateWords>> = {
  draft: {
    label: 'In preparation',
    tone: 'neutral',
    meaning: 'The issuer is setting the pool up. Nothing can be bought yet.',
  },
  raising: {
    label: 'Open for investment',
    tone: 'accent',
    meaning:
      'Shares are sold at par. If the minimum is not reached by the end, everybody gets their cash back.',
  },
  refunding: {
    label: 'Refunding',
    tone: 'warn',
    meaning: 'The raise did not come off. Investors take back what they paid, in full.',
  },
  active: {
    label: 'Active',
    tone: 'good',
    meaning: 'Loans are being repaid; the cash is shared out month by month and shares can be sold any time.',
  },
  windingDown: {
    label: 'Winding down',
    tone: 'warn',
    meaning: 'Everything that comes in repays the tranches in order; nothing new is bought.',
  },
  closed: {
    label: 'Closed',
    tone: 'neutral',
    meaning: 'All cash is in. Shares are redeemed for their part of it.',
  },
}
