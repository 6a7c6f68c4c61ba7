import {
  claimBits,
  createContext,
  createSpecieClient,
  type Deployment,
  deploy,
  feedName,
  INVESTOR_CLASSES,
  type Persona,
  persona,
  type SpecieClient,
} from '@specie/protocol'
import type { Market } from '@specie/quant'
import { memoryStore } from './memoryStore.ts'
import type { TestChain } from './startTestChain.ts'

/** A deployed system with people who may invest, and a curve. */
export interface TestSystem {
  readonly chain: TestChain
  readonly deployment: Deployment
  /** A client that signs as one of the people. */
  as(name: Persona): Promise<SpecieClient>
  /** The present market as the feeds give it. */
  market(): Promise<Market>
  /** Reports the curve of today, with all forwards moved by so many basis points. */
  reportCurve(basisPoints?: number): Promise<void>
}

/** Name of the curve feed of every test system. */
export const CURVE_FEED = 'UST'

/** Forwards of 4 to 4.9 % a year, 1e-7. */
const FORWARDS = Array.from({ length: 10 }, (_, bucket) => 400_000 + 10_000 * bucket)
const YEAR = 365 * 86_400

/** Deploys everything, verifies investors, issuer and market maker, and reports a curve. */
export async function deploySystem(chain: TestChain): Promise<TestSystem> {
  const governance = persona('governance')
  const context = await createContext({ rpcUrl: chain.rpcUrl, account: governance })
  const { deployment } = await deploy(context, {
    parameters: { governance: governance.address },
    store: memoryStore(),
  })
  const clients = new Map<Persona, Promise<SpecieClient>>()
  const system: TestSystem = {
    chain,
    deployment,
    as(name) {
      const known = clients.get(name)
      const client = known ?? createSpecieClient({ rpcUrl: chain.rpcUrl, account: persona(name), deployment })
      clients.set(name, client)
      return client
    },
    async market() {
      const { curve } = await (await system.as('reporter')).feeds.read(feedName(CURVE_FEED))
      return { forwards: curve!.forwards, hazardShift: 0 }
    },
    async reportCurve(basisPoints = 0) {
      const forwards = FORWARDS.map((forward) => forward + basisPoints * 1000)
      const day = Math.floor((await chain.now()) / 86_400)
      await (await (await system.as('reporter')).feeds.reportCurve(CURVE_FEED, { day, forwards })).send()
    },
  }
  await admitPeople(system)
  await openFeed(system)
  return system
}

async function admitPeople(system: TestSystem): Promise<void> {
  const governance = await system.as('governance')
  const kycIssuer = await system.as('kycIssuer')
  const claims = claimBits(['identified', 'sanctionsScreened'])
  await (await governance.identity.trustIssuer(persona('kycIssuer').address, claims)).send()
  const expiry = (await system.chain.now()) + 5 * YEAR
  for (const name of ['issuer', 'investorA', 'investorB', 'marketMaker'] as const) {
    const wallet = persona(name).address
    const attributes = { wallet, claims, country: 276, class: INVESTOR_CLASSES.professional, expiry }
    await (await kycIssuer.identity.attest(attributes)).send()
  }
}

async function openFeed(system: TestSystem): Promise<void> {
  const governance = await system.as('governance')
  const settings = { kind: 'curve', maxAge: 7 * 86_400, step: 50_000, pace: 50_000 } as const
  await (await governance.feeds.set(CURVE_FEED, settings)).send()
  await (await governance.feeds.setReporter(CURVE_FEED, persona('reporter').address)).send()
  await system.reportCurve()
}
