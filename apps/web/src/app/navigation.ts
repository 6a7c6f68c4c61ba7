import type { Account } from '../wallet/useAccount.ts'

/** A place of the console. */
export interface Place {
  readonly to: string
  readonly label: string
  /** What is found there, for the command palette. */
  readonly what: string
  /** Path of a 16-pixel line drawing. */
  readonly mark: string
  readonly words?: string
}

const HOME: Place = {
  to: '/',
  label: 'Home',
  what: 'What there is and what happened',
  mark: 'M2.5 7 8 2.5 13.5 7v6.5h-4V10h-3v3.5h-4Z',
}
const POOLS: Place = {
  to: '/pools',
  label: 'Pools',
  what: 'All pools of loans',
  mark: 'M2.5 4.5 8 2l5.5 2.5L8 7Zm0 3.5L8 10.5 13.5 8m-11 3.5L8 14l5.5-2.5',
  words: 'invest buy tranche',
}
const MARKET: Place = {
  to: '/market',
  label: 'Market',
  what: 'Prices, trading, providing liquidity',
  mark: 'M2.5 12.5 6 8l3 3 4.5-6m0 0h-3m3 0v3',
  words: 'trade buy sell liquidity provide uniswap depth',
}
const PORTFOLIO: Place = {
  to: '/portfolio',
  label: 'Portfolio',
  what: 'What you hold, income, sell',
  mark: 'M2.5 5.5h11v8h-11Zm3.5 0V3h4v2.5M2.5 9h11',
  words: 'income claim sell holdings statement',
}
const ISSUE: Place = {
  to: '/issue',
  label: 'Issue',
  what: 'Import a loan tape, open and run pools',
  mark: 'M8 10.5v-8m0 0L5 5.5m3-3 3 3M2.5 9.5v4h11v-4',
  words: 'import tape upload servicer collect',
}
const OPERATE: Place = {
  to: '/operate',
  label: 'Operate',
  what: 'Agents, index, feeds, desk',
  mark: 'M2.5 4.5h6m3 0h2m-11 7h2m3 0h6M8.5 3v3m-4 4v3',
  words: 'agents lag feeds reserve reconciliation',
}
const VERIFY: Place = {
  to: '/verify',
  label: 'Get verified',
  what: 'Show once who you are, then invest',
  mark: 'M8 2 3 4v4c0 3 2 5 5 6 3-1 5-3 5-6V4Zm-2 6 1.5 1.5L10.5 6.5',
  words: 'kyc identity',
}
const APPLICATIONS: Place = {
  to: '/verify/applications',
  label: 'Applications',
  what: 'People who ask to be verified',
  mark: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-5 5.5c0-2.5 2-4 5-4s5 1.5 5 4',
  words: 'kyc issuer',
}

/** Places of the navigation for who acts: everyone sees the common ones, some have one more. */
export function placesFor({ roles, wallet }: Pick<Account, 'roles' | 'wallet'>): readonly Place[] {
  const unverified = wallet !== undefined && !wallet.identity.verified && roles.length === 0
  return [
    HOME,
    POOLS,
    MARKET,
    PORTFOLIO,
    ISSUE,
    OPERATE,
    ...(roles.includes('kycIssuer') ? [APPLICATIONS] : unverified ? [VERIFY] : []),
  ]
}

/** All places, for the command palette. */
export const ALL_PLACES: readonly Place[] = [
  HOME,
  POOLS,
  MARKET,
  PORTFOLIO,
  ISSUE,
  VERIFY,
  APPLICATIONS,
  OPERATE,
  {
    to: '/operate/agents',
    label: 'Agents',
    what: 'What agents decided and why',
    mark: OPERATE.mark,
    words: 'decisions pause dry run',
  },
  {
    to: '/operate/feeds',
    label: 'Feeds',
    what: 'Interest rates that prices are made with',
    mark: OPERATE.mark,
    words: 'curve oracle reporters',
  },
  {
    to: '/operate/desk',
    label: 'Desk and reserve',
    what: 'Where holders sell',
    mark: OPERATE.mark,
    words: 'exit liquidity',
  },
  {
    to: '/operate/reconciliation',
    label: 'Reconciliation',
    what: 'Ledger against chain, figure by figure',
    mark: OPERATE.mark,
    words: 'index difference',
  },
  {
    to: '/blocks',
    label: 'Block room',
    what: 'Quotes of makers for a big size',
    mark: MARKET.mark,
    words: 'rfq request quote institution',
  },
  {
    to: '/portfolio/queue',
    label: 'Queue',
    what: 'Shares handed in for a window, and their days',
    mark: PORTFOLIO.mark,
    words: 'redemption window order claim cancel',
  },
  {
    to: '/transactions',
    label: 'Transactions',
    what: 'What was sent from this browser',
    mark: OPERATE.mark,
    words: 'hash pending',
  },
]
