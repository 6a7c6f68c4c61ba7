import type { Agent, Decision } from '@specie/api'
import type { AgentName } from '@specie/ledger'
import { persona } from '@specie/protocol'
import { type Address, getAddress, type Hex } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import { HttpProblem } from '../../http/problem.ts'
import type { Services } from '../../Services.ts'

const WHAT: Readonly<Record<AgentName, string>> = {
  valuation: 'Reports the curve and re-marks pools when prices have moved or grow old',
  servicer: 'Reports and pays the months that are due',
  windowKeeper: 'Publishes and settles windows, ends firm prices, moves fees and calls idle cash back',
  distributor: 'Opens raises, takes credits out, refills the desk and settles what is due',
  blockBroker: 'Combines quotes for block trades, proposes, and settles where it is told to',
  marketMaker: 'Keeps resting quotes around the NAV by inventory and risk, and fetches a maker’s pay',
  sentinel: 'Watches market, NAV and outflow of each share; observes and raises levels',
}

/** On a local chain the personas whose keys the agents have. */
const PERSONAS = {
  valuation: 'reporter',
  servicer: 'servicer',
  distributor: 'marketMaker',
  blockBroker: 'marketMaker',
  marketMaker: 'marketMaker',
  windowKeeper: 'marketMaker',
  sentinel: 'marketMaker',
} as const

/** Agents: how they do, what they decided, and their switches. */
export const agentHandlers: Pick<Handlers, 'agents' | 'decisions' | 'setAgent'> = {
  agents: async (services) => {
    const rows = await services.database.db.selectFrom('agent').selectAll().orderBy('name').execute()
    const order: readonly AgentName[] = [
      'valuation',
      'servicer',
      'distributor',
      'marketMaker',
      'windowKeeper',
      'sentinel',
      'blockBroker',
    ]
    const known = order.flatMap((name) => rows.filter((row) => row.name === name))
    return Promise.all(known.map((row) => agentAnswer(services, row)))
  },

  async decisions({ database }, { query }) {
    const { agent, pool, before, limit } = query
    const rows = await decisionRows(database)
      .$if(agent !== undefined, (rows) => rows.where('decision.agent', '=', agent!))
      .$if(pool !== undefined, (rows) => rows.where('decision.subject', '=', pool!))
      .$if(before !== undefined, (rows) => rows.where('decision.id', '<', BigInt(before!)))
      .limit(limit)
      .execute()
    return rows.map(decisionAnswer)
  },

  async setAgent(services, { params, body }) {
    const { enabled, dryRun } = body
    const row = await services.database.db
      .updateTable('agent')
      .set({
        ...(enabled !== undefined && { enabled }),
        ...(dryRun !== undefined && { dryRun }),
        // Who switches it on has looked at why it stopped.
        ...(enabled === true && { trippedAt: null, trippedBecause: null, failures: 0 }),
      })
      .where('name', '=', params.name)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) {
      throw new HttpProblem(404, { code: 'agent.unknown', message: `There is no agent ${params.name}` })
    }
    return agentAnswer(services, row)
  },
}

type AgentRecord = Awaited<ReturnType<typeof agentRows>>[number]

function agentRows({ db }: Services['database']) {
  return db.selectFrom('agent').selectAll().execute()
}

async function agentAnswer({ database, client, local }: Services, row: AgentRecord): Promise<Agent> {
  const { db } = database
  const [last, waiting, signer] = await Promise.all([
    db
      .selectFrom('agentDecision')
      .select('sentence')
      .where('agent', '=', row.name)
      .orderBy('id', 'desc')
      .executeTakeFirst(),
    db
      .selectFrom('intent')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('agent', '=', row.name)
      .where('state', 'in', ['planned', 'sent', 'mined'])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('intent')
      .select('signer')
      .where('agent', '=', row.name)
      .orderBy('id', 'desc')
      .executeTakeFirst(),
  ])
  const account = local ? persona(PERSONAS[row.name]).address : accountOf(signer?.signer)
  const tripped = row.trippedBecause === null ? undefined : `It stopped itself: ${row.trippedBecause}`
  return {
    name: row.name,
    what: WHAT[row.name],
    enabled: row.enabled && row.trippedAt === null,
    dryRun: row.dryRun,
    account,
    balance: account === null ? null : await balanceOf(client, account),
    lastRun: row.lookedAt === null ? null : Number(row.lookedAt),
    lastDecision: tripped ?? last?.sentence ?? null,
    waiting: Number(waiting.count),
    failures: row.failures,
  }
}

function accountOf(signer: Hex | undefined): Address | null {
  return signer === undefined ? null : getAddress(signer)
}

async function balanceOf(client: Services['client'], address: Address): Promise<string | null> {
  const balance = await client.context.reader.getBalance({ address }).catch(() => undefined)
  return balance === undefined ? null : String(balance)
}

/** Decisions with what came of them, newest first. */
export function decisionRows({ db }: Pick<Services['database'], 'db'>) {
  return db
    .selectFrom('agentDecision as decision')
    .leftJoin('intent', 'intent.id', 'decision.intent')
    .select([
      'decision.id',
      'decision.agent',
      'decision.decidedAt',
      'decision.decidedBlock',
      'decision.subject',
      'decision.decision',
      'decision.sentence',
      'decision.figures',
      'decision.dryRun',
      'intent.state',
      'intent.failure',
    ])
    .select(({ selectFrom }) =>
      selectFrom('intentTransaction as sent')
        .select('sent.hash')
        .whereRef('sent.intent', '=', 'decision.intent')
        .orderBy('sent.minedBlock', (order) => order.desc().nullsLast())
        .limit(1)
        .as('transaction'),
    )
    .orderBy('decision.id', 'desc')
}

type DecisionRecord = Awaited<ReturnType<ReturnType<typeof decisionRows>['execute']>>[number]

const STATES = {
  planned: 'intended',
  sent: 'sent',
  mined: 'sent',
  confirmed: 'confirmed',
  failed: 'failed',
} as const

/** A decision as answers write it. */
export function decisionAnswer(row: DecisionRecord): Decision {
  const figures = Object.entries(row.figures as Readonly<Record<string, unknown>>)
  return {
    id: Number(row.id),
    agent: row.agent,
    time: Number(row.decidedAt),
    block: Number(row.decidedBlock),
    subject: subjectText(row.subject),
    decision: row.decision,
    sentence: row.sentence,
    figures: Object.fromEntries(figures.map(([name, value]) => [name, String(value)])),
    state:
      row.state === null ? (row.dryRun && row.decision === 'act' ? 'dryRun' : 'none') : STATES[row.state],
    transaction: row.transaction,
    error: row.failure,
  }
}

/** A pool or share by its address, a feed by its name; everything when it is about no one thing. */
function subjectText(subject: Hex | null): string {
  if (subject === null) return 'everything'
  if (subject.length === 42) return getAddress(subject)
  const text = Buffer.from(subject.slice(2), 'hex').toString('latin1').replace(/\0+$/, '')
  return /^[ -~]+$/.test(text) ? text : subject
}
