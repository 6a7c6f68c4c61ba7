import { createTestDatabase, type TestDatabase } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askerOf } from '../src/http/limits.ts'
import { createRequestCounts } from '../src/http/requestCounts.ts'
import { type Scene, signedIn, startScene, stranger } from './startScene.ts'

const WINDOW_MS = 60_000
/** Time stands still, and exchanges are the test's to make. */
const still = { everyMs: 3_600_000, now: () => 1_800_000_000_000 }

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
  scene = await startScene()
})
afterAll(async () => {
  await database?.drop()
  await scene?.stop()
})

test('servers of one database count together, and nothing is counted twice', async () => {
  const [one, two] = [createRequestCounts(database, still), createRequestCounts(database, still)]
  for (let n = 0; n < 5; n += 1) one.count('reads 1.2.3.4', WINDOW_MS)
  for (let n = 0; n < 3; n += 1) two.count('reads 1.2.3.4', WINDOW_MS)
  two.count('reads 5.6.7.8', WINDOW_MS)
  await one.exchange()
  await two.exchange()
  await two.exchange()
  expect(two.count('reads 1.2.3.4', WINDOW_MS).questions).toBe(9)
  expect(two.count('reads 5.6.7.8', WINDOW_MS).questions).toBe(2)
  // The first one hears of the others with its own next question.
  expect(one.count('reads 1.2.3.4', WINDOW_MS).questions).toBe(6)
  await two.exchange()
  await one.exchange()
  expect(one.count('reads 1.2.3.4', WINDOW_MS).questions).toBe(11)
  const { rows } =
    await database.pool.query(`select count(*)::int as subjects, sum(questions)::int as questions
    from request_count where position('1.2.3.4' in encode(subject, 'escape')) = 0`)
  expect(rows).toEqual([{ subjects: 2, questions: 12 }])
  await one.close()
  await two.close()
})

test('while the database is gone each server counts for itself, and tells it later', async () => {
  const gone = await createTestDatabase()
  const counts = createRequestCounts(gone, still)
  counts.count('reads', WINDOW_MS)
  await gone.drop()
  await counts.exchange()
  expect(counts.count('reads', WINDOW_MS).questions).toBe(2)
  await counts.close()
})

test('who asks more than allowed is told when to ask again, whatever cookie comes along', async () => {
  const limits = { reads: 1_000, writes: 1_000, uploads: 1_000, signIns: 4 }
  const node = await scene.start({ limits })
  await signedIn(node.url!, 'investorA')
  const ask = (cookie: string) => stranger(node.url!).ask('GET', '/session/nonce', undefined, { cookie })
  await ask('specie_session=a')
  await ask('specie_session=b')
  const refused = await ask('specie_session=c')
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({
    code: 'request.rate',
    remedy: expect.stringContaining('ask again in'),
  })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await stranger(node.url!).ask('GET', '/pools')).status).not.toBe(429)
})

test('of IPv6 a whole network is one asker', () => {
  expect(askerOf({ ip: '2001:db8:1:2:aaaa::1' })).toBe(askerOf({ ip: '2001:db8:1:2:bbbb:c:d:e' }))
  expect(askerOf({ ip: '2001:db8:1:3::1' })).not.toBe(askerOf({ ip: '2001:db8:1:2::1' }))
  expect(askerOf({ ip: '::ffff:1.2.3.4' })).toBe('::ffff:1.2.3.4')
  expect(askerOf({ ip: '1.2.3.4' })).toBe('1.2.3.4')
})
