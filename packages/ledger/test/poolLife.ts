import {
  addressOf,
  claimBits,
  collateralKey,
  curveData,
  INVESTOR_CLASSES,
  identityDomain,
  loanHash,
  type Persona,
  type PreparedTransaction,
  persona,
  type SpecieClient,
  signLink,
  signRecovery,
} from '@specie/protocol'
import {
  CURVE_FEED,
  collectMonth,
  fundPool,
  type RaisedPool,
  raisePool,
  type TestSystem,
} from '@specie/testing'

const MILLION = 1_000_000n
const DAY = 86_400

/** Pools in which everything happened that a ledger has a table for. */
export interface PoolLife {
  /** Lived two months, with trades, freezes and losses; still active. */
  readonly living: RaisedPool
  /** Raised, then given back in part. */
  readonly refunding: RaisedPool
}

/** Plays it. */
export async function playPoolLife(system: TestSystem): Promise<PoolLife> {
  const living = await raisePool(system)
  await publishPapers(system, living)
  await openDesk(system, living)
  await collectMonth(system, living, 1)
  await act(system, 'investorA', (client) => client.share(living.shares[0]!).claim())
  await trade(system, living)
  await enforce(system, living)
  await movePeople(system)
  await parkReport(system)
  await collectMonth(system, living, 2)
  await act(system, 'valuer', (client) => client.pool(living.address).impair(2_000n * MILLION))
  await act(system, 'servicer', (client) => client.pool(living.address).withdrawCredit())
  await act(system, 'outsider', (client) => client.desk.tend(living.shares[1]!, 'harvest'))
  const refunding = await fundPool(system, ['x', 'y'])
  await giveBack(system, refunding)
  return { living, refunding }
}

/** Prepares and sends as one of the people. */
export async function act<Result>(
  system: TestSystem,
  name: Persona,
  prepare: (client: SpecieClient) => Promise<PreparedTransaction<Result>>,
): Promise<Result> {
  return (await (await prepare(await system.as(name))).send()).result
}

async function publishPapers(system: TestSystem, { address }: RaisedPool): Promise<void> {
  const document = { name: 'prospectus', uri: '0x12', hash: loanHash('prospectus 1') }
  await act(system, 'issuer', (client) => client.pool(address).setDocument(document))
  const next = { ...document, uri: 'ipfs://b', hash: loanHash('prospectus 2') }
  await act(system, 'issuer', (client) => client.pool(address).setDocument(next))
  for (const number of ['1', '2']) {
    const asset = {
      collateralKey: collateralKey('vehicle', 'DE', number),
      documentHash: loanHash(`deed ${number}`),
      principal: 40_000n * MILLION,
      rate: 50_000_000,
      maturity: 2_000_000_000,
    }
    await act(system, 'issuer', (client) => client.pool(address).addAsset(asset))
    if (number === '2') {
      await act(system, 'valuer', (client) => client.pool(address).releaseAsset(asset.collateralKey))
    }
  }
}

async function openDesk(system: TestSystem, { shares }: RaisedPool): Promise<void> {
  const desk = addressOf(system, 'Desk')
  await act(system, 'provider', (client) => client.reserve.deposit(400_000n * MILLION))
  for (const share of shares.slice(0, 2)) {
    await act(system, 'issuer', (client) => client.share(share).setVenue(desk))
    const terms = { limit: 100_000n * MILLION, base: 100, slope: 2000, window: 7 }
    await act(system, 'governance', (client) => client.desk.list(share, terms))
  }
  await act(system, 'governance', (client) => client.desk.setFloat(100_000n * MILLION))
  await act(system, 'outsider', (client) => client.desk.fund())
}

async function trade(system: TestSystem, { shares }: RaisedPool): Promise<void> {
  const [senior, mezzanine, residual] = shares as [`0x${string}`, `0x${string}`, `0x${string}`]
  for (const share of [senior, mezzanine]) {
    await act(system, 'investorA', (client) => client.desk.sell({ share, amount: 30_000n * MILLION }))
    await act(system, 'marketMaker', (client) => client.desk.buy({ share, amount: 10_000n * MILLION }))
  }
  const to = persona('marketMaker').address
  await act(system, 'investorB', (client) =>
    client.share(residual).transfer({ to, amount: 5_000n * MILLION }),
  )
  await act(system, 'provider', (client) => client.reserve.announce(10n ** 15n))
}

async function enforce(system: TestSystem, { shares }: RaisedPool): Promise<void> {
  const [share] = shares as [`0x${string}`]
  const [from, to] = [persona('investorA').address, persona('investorB').address]
  await act(system, 'issuer', (client) => client.share(share).setAgent(persona('issuer').address))
  const measure = { kind: 'freeze', wallet: from, amount: 1_000n * MILLION } as const
  await act(system, 'issuer', (client) => client.share(share).enforce(measure))
  const forced = { kind: 'forcedTransfer', from, to, amount: 2_000n * MILLION } as const
  await act(system, 'issuer', (client) => client.share(share).enforce(forced))
}

/** A second wallet for one person, and a lost wallet of another that is recovered, with its shares. */
async function movePeople(system: TestSystem): Promise<void> {
  const domain = identityDomain(31_337, addressOf(system, 'Identity'))
  const issuer = persona('kycIssuer')
  const expiry = (await system.chain.now()) + 1000 * DAY
  const claims = claimBits(['identified', 'sanctionsScreened'])
  const attributes = { claims, country: 250, class: INVESTOR_CLASSES.retail, expiry }
  const [second, lost] = [persona('reporter').address, persona('governance').address]
  await act(system, 'kycIssuer', (client) => client.identity.attest({ ...attributes, wallet: lost }))
  const deadline = (await system.chain.now()) + 10 * DAY
  const link = { wallet: persona('investorB').address, added: second, version: 2, deadline }
  const consent = await signLink(persona('reporter'), domain, link)
  await act(system, 'kycIssuer', (client) =>
    client.identity.link({ link, issuer: issuer.address, signature: '0x', consent }),
  )
  const recovery = { lost, replacement: persona('provider').address, version: 2, deadline }
  const signed = await signRecovery(persona('provider'), domain, recovery)
  const { readyAt } = await act(system, 'kycIssuer', (client) =>
    client.identity.recover({ recovery, issuer: issuer.address, signature: '0x', consent: signed }),
  )
  await system.chain.advance(readyAt - (await system.chain.now()))
  await act(system, 'outsider', (client) => client.identity.settleRecovery(lost, 'finishRecovery'))
  await act(system, 'kycIssuer', (client) => client.identity.revoke(second, claimBits(['sanctionsScreened'])))
  await act(system, 'kycIssuer', (client) =>
    client.identity.attest({ ...attributes, wallet: second, country: 276 }),
  )
}

/** A curve far off the last one, which waits and is then accepted by the steward. */
async function parkReport(system: TestSystem): Promise<void> {
  await system.reportCurve()
  await system.chain.advance(DAY)
  const day = Math.floor((await system.chain.now()) / DAY)
  const curve = { day, forwards: Array.from({ length: 10 }, () => 900_000) }
  await act(system, 'reporter', (client) => client.feeds.reportCurve(CURVE_FEED, curve))
  await act(system, 'governance', (client) =>
    client.feeds.settleReport(CURVE_FEED, curveData(curve), 'discard'),
  )
}

async function giveBack(system: TestSystem, { address }: RaisedPool): Promise<void> {
  await act(system, 'issuer', (client) => client.pool(address).cancelRaise())
  await act(system, 'investorA', (client) =>
    client.pool(address).refund({ tranche: 0, amount: 100_000n * MILLION }),
  )
  await act(system, 'servicer', (client) => client.pool(address).releaseBond())
}
