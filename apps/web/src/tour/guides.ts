import type { TourStep } from './tourStore.ts'

/** What a step of the tour says, who does it, and where. */
export interface Guide {
  readonly title: string
  readonly text: string
  /** Who does it, by the names of the local chain's people. */
  readonly person?: string
  readonly to: string
  readonly action: string
}

/** The steps in words. */
export const GUIDES: Readonly<Record<TourStep, Guide>> = {
  import: {
    title: 'Import a loan tape',
    text: 'A loan tape is a list of loans as CSV, XLSX or Parquet. Its faults are shown row by row and mended here. Samples are at hand.',
    person: 'issuer',
    to: '/issue',
    action: 'Go as the issuer',
  },
  open: {
    title: 'Open a pool',
    text: 'Cut the loans into tranches, see what they are worth, sign, and open the pool to investors.',
    person: 'issuer',
    to: '/issue',
    action: 'Go as the issuer',
  },
  verify: {
    title: 'Get verified',
    text: 'Apply once with a name and a country. The KYC issuer, also played by you, vouches for the wallet.',
    person: 'outsider',
    to: '/verify',
    action: 'Go as the newcomer',
  },
  invest: {
    title: 'Invest',
    text: 'Choose a tranche of a pool that is raising, or buy from the desk what others have sold.',
    person: 'outsider',
    to: '/pools',
    action: 'See the pools',
  },
  time: {
    title: 'Move time',
    text: 'Press “Move time” at the top of the page: borrowers pay, agents collect, report and pay out.',
    to: '/operate/agents',
    action: 'See the agents',
  },
  income: {
    title: 'Take your income',
    text: 'What your tranche was paid waits in your portfolio and never expires.',
    person: 'outsider',
    to: '/portfolio',
    action: 'See the portfolio',
  },
  sell: {
    title: 'Sell',
    text: 'Leave at a price that you can compute: value, spread and fee, each in sight before you sign.',
    person: 'outsider',
    to: '/portfolio',
    action: 'See the portfolio',
  },
}
