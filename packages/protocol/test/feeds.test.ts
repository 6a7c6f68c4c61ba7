import { CURVE_FEED, deploySystem, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addressOf,
  curveData,
  feedData,
  feedName,
  feedsDomain,
  type PreparedTransaction,
  persona,
  signReport,
} from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem
const DAY = 86_400

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
})
afterAll(() => stopChain())

async function sent<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Result> {
  return (await (await prepared).send()).result
}

describe('a feed', () => {
  test('gives the reported curve with its age, and says when it is stale', async () => {
    await system.chain.isolated(async () => {
      const anybody = await system.as('outsider')
      const read = () => anybody.feeds.read(feedName(CURVE_FEED))
      expect(await read()).toMatchObject({ kind: 'curve', fresh: true, parked: undefined })
      expect((await read()).curve?.forwards).toHaveLength(10)
      await system.chain.advance(9 * DAY)
      expect((await read()).fresh).toBe(false)
    })
  })

  test('parks a report outside its bounds until another reporter confirms it', async () => {
    await system.chain.isolated(async () => {
      const governance = await system.as('governance')
      await sent(governance.feeds.setReporter(CURVE_FEED, persona('valuer').address))
      await system.chain.advance(DAY)
      const day = Math.floor((await system.chain.now()) / DAY)
      const curve = { day, forwards: Array.from({ length: 10 }, () => 900_000) }
      const outcome = await sent((await system.as('reporter')).feeds.reportCurve(CURVE_FEED, curve))
      expect(outcome).toMatchObject({ accepted: false, moved: 500_000n, allowed: 50_000n })
      const waiting = await governance.feeds.read(feedName(CURVE_FEED))
      expect(waiting.parked?.data).toBe(curveData(curve))
      const confirm = async (name: 'reporter' | 'valuer') =>
        sent((await system.as(name)).feeds.settleReport(CURVE_FEED, curveData(curve), 'confirm'))
      await expect(confirm('reporter')).rejects.toMatchObject({
        errorName: 'SameReporter',
        message: expect.stringContaining(CURVE_FEED),
      })
      await confirm('valuer')
      expect((await governance.feeds.read(feedName(CURVE_FEED))).curve).toEqual(curve)
    })
  })

  test('takes the median of what a quorum signed, brought by anybody', async () => {
    await system.chain.isolated(async () => {
      const governance = await system.as('governance')
      const settings = { kind: 'absolute', quorum: 3, maxAge: DAY, step: 1e9, pace: 1e9 } as const
      await sent(governance.feeds.set('HAZARD', settings))
      const reporters = ['reporter', 'valuer', 'servicer'] as const
      for (const name of reporters) await sent(governance.feeds.setReporter('HAZARD', persona(name).address))
      const domain = feedsDomain(31_337, addressOf(system, 'Feeds'))
      const at = (await system.chain.now()) - 60
      const signed = await Promise.all(
        [-5n, 1_000n, 7n].map((answer, index) =>
          signReport(persona(reporters[index]!), domain, feedName('HAZARD'), { data: feedData(answer), at }),
        ),
      )
      const anybody = await system.as('investorA')
      await expect(sent(anybody.feeds.reportSigned('HAZARD', signed.slice(1)))).rejects.toMatchObject({
        errorName: 'QuorumNotMet',
      })
      expect(await sent(anybody.feeds.reportSigned('HAZARD', signed))).toEqual({ accepted: true })
      expect(await anybody.feeds.read(feedName('HAZARD'))).toMatchObject({ answer: 7n, at, kind: 'absolute' })
    })
  })

  test('has a short name', () => {
    expect(() => feedName('')).toThrow('feed is ""')
    expect(() => feedName('a name with spaces')).toThrow(/feed is/)
  })
})
