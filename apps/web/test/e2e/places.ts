/** What the addresses of pages are filled with. */
export interface Things {
  readonly pool: string
  readonly share: string
  /** Of the sample with errors. */
  readonly tapeId: string
  /** Of the sample without. */
  readonly cleanTapeId: string
  readonly hash: string
}

/** A page of the console to be visited and shown. */
export interface Place {
  /** Name of its pictures. */
  readonly name: string
  /** What it is, for readers of the pictures. */
  readonly title: string
  /** The router's pattern that it belongs to. */
  readonly pattern: string
  /** Its address beyond the pattern. */
  readonly query?: string
  /** Of the tape without errors. */
  readonly clean?: boolean
  /** Who looks at it, by the local chain's names; nobody when left out. */
  readonly person?: string
}

/** Every page, in the order in which a newcomer meets them. A test compares the patterns with the router's. */
export const PLACES: readonly Place[] = [
  { name: 'home', title: 'Start', pattern: '/' },
  { name: 'home-investor', title: 'Start, as an investor', pattern: '/', person: 'investorA' },
  { name: 'pools', title: 'All pools', pattern: '/pools' },
  { name: 'pool', title: 'A pool: overview', pattern: '/pools/$pool', person: 'investorA' },
  { name: 'pool-cash', title: 'A pool: cash flows', pattern: '/pools/$pool', query: '?tab=cash' },
  { name: 'pool-valuation', title: 'A pool: valuation', pattern: '/pools/$pool', query: '?tab=valuation' },
  {
    name: 'pool-delinquency',
    title: 'A pool: delinquency',
    pattern: '/pools/$pool',
    query: '?tab=delinquency',
  },
  { name: 'pool-holders', title: 'A pool: holders', pattern: '/pools/$pool', query: '?tab=holders' },
  { name: 'pool-documents', title: 'A pool: documents', pattern: '/pools/$pool', query: '?tab=documents' },
  {
    name: 'pool-manage',
    title: 'A pool: managing it, as its issuer',
    pattern: '/pools/$pool',
    query: '?tab=manage',
    person: 'issuer',
  },
  { name: 'data-room', title: 'Data room', pattern: '/data-room/$pool' },
  { name: 'market', title: 'Market', pattern: '/market' },
  { name: 'market-share', title: 'Market of a share', pattern: '/market/$share', person: 'investorB' },
  {
    name: 'market-history',
    title: 'Market of a share: prices, trades and levels',
    pattern: '/market/$share',
    query: '?tab=history',
  },
  {
    name: 'market-provide',
    title: 'Market of a share: providing liquidity',
    pattern: '/market/$share',
    query: '?tab=provide',
    person: 'investorB',
  },
  {
    name: 'market-windows',
    title: 'Market of a share: bringing cash for windows',
    pattern: '/market/$share',
    query: '?tab=windows',
    person: 'investorB',
  },
  {
    name: 'market-makers',
    title: 'Market of a share: makers and their record',
    pattern: '/market/$share',
    query: '?tab=makers',
  },
  { name: 'blocks', title: 'Block room', pattern: '/blocks', person: 'investorA' },
  { name: 'portfolio', title: 'Portfolio', pattern: '/portfolio', person: 'investorA' },
  { name: 'sell', title: 'Leaving a share', pattern: '/portfolio/sell/$share', person: 'investorA' },
  { name: 'queue', title: 'Orders that wait', pattern: '/portfolio/queue', person: 'investorA' },
  { name: 'reserve', title: 'The reserve', pattern: '/portfolio/reserve', person: 'provider' },
  { name: 'issue', title: 'Issuing', pattern: '/issue', person: 'issuer' },
  { name: 'import', title: 'Import of a loan tape', pattern: '/issue/import', person: 'issuer' },
  {
    name: 'import-errors',
    title: 'Errors of a loan tape',
    pattern: '/issue/import/$tapeId',
    query: '?step=errors',
    person: 'issuer',
  },
  {
    name: 'import-figures',
    title: 'Figures of a loan tape',
    pattern: '/issue/import/$tapeId',
    clean: true,
    query: '?step=figures',
    person: 'issuer',
  },
  { name: 'open', title: 'Opening a pool', pattern: '/issue/open/$tapeId', clean: true, person: 'issuer' },
  { name: 'verify', title: 'Getting verified', pattern: '/verify', person: 'marketMaker' },
  {
    name: 'applications',
    title: 'Applications, as the KYC issuer',
    pattern: '/verify/applications',
    person: 'kycIssuer',
  },
  {
    name: 'applications-short',
    title: 'Applications under their short address',
    pattern: '/verify/desk',
    person: 'kycIssuer',
  },
  { name: 'operate', title: 'Operation', pattern: '/operate', person: 'governance' },
  { name: 'agents', title: 'Agents', pattern: '/operate/agents', person: 'governance' },
  { name: 'feeds', title: 'Feeds', pattern: '/operate/feeds' },
  { name: 'desk', title: 'Desk and reserve', pattern: '/operate/desk' },
  { name: 'reconciliation', title: 'Ledger against chain', pattern: '/operate/reconciliation' },
  { name: 'transactions', title: 'Transactions', pattern: '/transactions', person: 'investorA' },
  { name: 'transaction', title: 'A transaction', pattern: '/transactions/$hash' },
]

/** Address of a place. */
export function pathOf({ pattern, query = '', clean = false }: Place, things: Things): string {
  const named: Things = clean ? { ...things, tapeId: things.cleanTapeId } : things
  return pattern.replace(/\$(\w+)/g, (_, name: keyof Things) => named[name]) + query
}
