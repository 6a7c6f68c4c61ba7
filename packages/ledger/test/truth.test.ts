import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastReconciliation, reconcile } from '../src/index.ts'
import { type StartedLife, startLife } from './startLife.ts'

let started: StartedLife

beforeAll(async () => {
  started = await startLife()
})
afterAll(() => started?.stop())

function compared(options: Parameters<typeof reconcile>[2] = {}) {
  return reconcile(started.database, started.reader.context, { sample: 200, ...options })
}

test('the index is equal to the chain in every figure, now and at an earlier block', async () => {
  const { run, differences } = await compared()
  expect(differences).toEqual([])
  expect(run.compared).toBeGreaterThan(200)
  const kept = (await lastReconciliation(started.database.db))!
  expect(kept.run).toEqual(run)
  expect(kept.figures).toHaveLength(run.compared)
  for (const part of [1n, 2n, 3n]) {
    const block = (run.blockNumber * part) / 4n
    expect((await compared({ block })).differences).toEqual([])
  }
})

test('supplies are the sums of balances, and no balance is below zero, after every single event', async () => {
  const { rows } = await sql`
    with moved as (
      select token, block_number, log_index,
        case when sender = '\\x0000000000000000000000000000000000000000' then amount else 0 end
        - case when receiver = '\\x0000000000000000000000000000000000000000' then amount else 0 end as change
      from transfer),
    told as (
      select s.token, s.block_number, s.log_index, s.supply,
        (select sum(m.change) from moved m where m.token = s.token
          and (m.block_number, m.log_index) <= (s.block_number, s.log_index)) as moved,
        (select sum(balance) from (select distinct on (wallet) balance from holding_version h where h.token = s.token
          and (h.block_number, h.log_index) <= (s.block_number, s.log_index)
          order by wallet, block_number desc, log_index desc) b) as held
      from supply_version s)
    select * from told where supply <> moved or supply <> held
    union all
    select token, block_number, log_index, balance, frozen, 0 from holding_version where balance < 0 or frozen > balance
  `.execute(started.database.db)
  expect(rows).toEqual([])
})

const WRONG = [
  [
    'a balance',
    `update holding_version set balance = balance + 1 where ctid = (select ctid from holding_version order by block_number desc, log_index desc limit 1)`,
    /^balance of/,
  ],
  [
    'a principal',
    `update tranche_version set paid_in = paid_in + 5 where (pool, tranche, block_number, log_index) in (select pool, tranche, block_number, log_index from current_tranche where tranche = 1)`,
    /^tranche 1 principal$/,
  ],
  ['a paid period', `update collection set senior = senior - 1 where period = 1`, /^tranche 0 principal$/],
  ['a price', `update mark set price = price + 1`, /^marked price$/],
  ['income', `update income_version set index = index + (1::numeric * 2 ^ 96)`, /^claimable of/],
  ['funds of the reserve', `update reserve_version set funds = funds - 1`, /^funds$/],
  ['inventory', `update desk_inventory_version set cost = cost + 1`, /^cost of the inventory$/],
  ['a document', `update document set hash = decode(repeat('00', 32), 'hex')`, /^document /],
  ['a claim of a person', `update identity_version set claims = claims + 4`, /^claims$/],
  [
    'a role',
    `update role_member_version set account = decode(repeat('11', 20), 'hex') where ctid = (select ctid from role_member_version limit 1)`,
    /^has the role/,
  ],
  ['a policy', `update share_version set policy = policy + 1`, /^policy$/],
  ['a venue', `update share_venue_version set gate = decode(repeat('33', 20), 'hex')`, /^gate of the venue/],
  ['an agent', `update share_agent_version set active = not active`, /^agent 0x/],
  ['a country', `update share_country_version set admitted = not admitted`, /^admits country/],
  ['an answer', `update feed_version set data = decode(repeat('22', 32), 'hex')`, /^curve$/],
] as const

test.each(WRONG)('%s that is wrong in the index is found', async (_, statement, figure) => {
  const { database, reader } = started
  const rollback = new Error('undo')
  const attempt = database.db.transaction().execute(async (transaction) => {
    await sql.raw(statement).execute(transaction)
    const { differences } = await reconcile({ db: nested(transaction) }, reader.context, { sample: 200 })
    expect(differences.map((row) => row.figure)).toEqual(
      expect.arrayContaining([expect.stringMatching(figure)]),
    )
    throw rollback
  })
  await expect(attempt).rejects.toBe(rollback)
})

/** A transaction inside the test's own, so that what was spoilt is put back. */
function nested<Transaction extends object>(transaction: Transaction): Transaction {
  return new Proxy(transaction, {
    get(target, key) {
      if (key === 'transaction') {
        return () => ({ execute: (work: (inner: Transaction) => unknown) => work(transaction) })
      }
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

test('a rebuild out of the logs gives the same rows', async () => {
  const before = await started.ledger.digest()
  const rebuilt = await started.ledger.rebuild()
  expect(rebuilt!.events).toBeGreaterThan(150)
  expect(await started.ledger.digest()).toEqual(before)
})

test('after a reorganisation the index is what another one reads of the chain as it is now', async () => {
  const request = started.system.chain.client.request as (call: object) => Promise<unknown>
  for (const depth of [3, 40, 90]) {
    await request({ method: 'anvil_reorg', params: [depth, []] })
    await started.ledger.step()
    expect((await started.ledger.digest()).digest).toBe(await started.truth())
    expect((await compared()).differences).toEqual([])
  }
})
