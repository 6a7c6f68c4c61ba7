import { type Database, readMigrations } from '@specie/ledger'
import type { Command } from 'commander'
import { type Connection, reach } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { grouped, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'
import { type NodeRecord, readNodeRecord } from '../../node/nodeRecord.ts'
import { withDatabase } from '../../node/withDatabase.ts'

/** `specie node status`: how far the index is, and what the agents do. */
export function addNodeStatus(parent: Command): void {
  parent
    .command('status')
    .description('how far the index is behind the chain, and what the agents do')
    .action(action(run))
}

interface NodeStatus {
  readonly server: NodeRecord | null
  readonly database: string
  readonly missingMigrations: readonly string[]
  readonly index: { readonly block: bigint; readonly hash: string; readonly finalized: bigint } | null
  readonly chain: { readonly block: bigint; readonly hash: string } | null
  readonly lagBlocks: bigint | null
  readonly agents: readonly AgentStatus[]
}

interface AgentStatus {
  readonly name: string
  readonly state: string
  readonly lookedAt: bigint | null
  readonly openIntents: number
  readonly lastDecision: string | null
}

async function run(session: Session): Promise<Result> {
  const connection = await reach(session).catch(() => undefined)
  const server = await readNodeRecord(session.home)
  const status = await withDatabase(session, (database) => readStatus(database, connection, server ?? null))
  return { data: status, text: statusText(session.terminal, status) }
}

async function readStatus(
  database: Database,
  connection: Connection | undefined,
  server: NodeRecord | null,
): Promise<NodeStatus> {
  const missingMigrations = await missing(database)
  const head = await connection?.client.context.reader.getBlock().catch(() => undefined)
  const cursor =
    missingMigrations.length > 0
      ? undefined
      : await database.db.selectFrom('cursor').selectAll().executeTakeFirst()
  return {
    server,
    database: withoutPassword(database.url),
    missingMigrations,
    index:
      cursor === undefined
        ? null
        : { block: cursor.blockNumber, hash: cursor.blockHash, finalized: cursor.finalized },
    chain: head === undefined ? null : { block: head.number, hash: head.hash },
    lagBlocks: head === undefined || cursor === undefined ? null : head.number - cursor.blockNumber,
    agents: missingMigrations.length > 0 ? [] : await agentsOf(database),
  }
}

async function missing({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  )
  const applied =
    rows[0]?.there === true ? (await pool.query<{ name: string }>('select name from migration')).rows : []
  const known = new Set(applied.map(({ name }) => name))
  return (await readMigrations()).map(({ name }) => name).filter((name) => !known.has(name))
}

async function agentsOf({ db }: Database): Promise<AgentStatus[]> {
  const agents = await db.selectFrom('agent').selectAll().orderBy('name').execute()
  return Promise.all(
    agents.map(async ({ name, enabled, dryRun, trippedAt, trippedBecause, lookedAt }) => {
      const open = await db
        .selectFrom('intent')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('agent', '=', name)
        .where('state', 'in', ['planned', 'sent', 'mined'])
        .executeTakeFirstOrThrow()
      const last = await db
        .selectFrom('agentDecision')
        .select('sentence')
        .where('agent', '=', name)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      const state =
        trippedAt !== null
          ? `stopped: ${trippedBecause ?? 'too many failures'}`
          : !enabled
            ? 'switched off'
            : dryRun
              ? 'decides only'
              : 'acts'
      return { name, state, lookedAt, openIntents: Number(open.count), lastDecision: last?.sentence ?? null }
    }),
  )
}

function statusText(terminal: Terminal, status: NodeStatus): string {
  const { server, missingMigrations, index, chain, lagBlocks, agents } = status
  const lines = facts(terminal, [
    ['server', server === null ? 'does not run' : `${server.url} (process ${server.pid})`],
    ['database', status.database],
    [
      'tables',
      missingMigrations.length === 0
        ? 'up to date'
        : `${missingMigrations.length} migrations are missing: npx specie node migrate`,
    ],
    ['chain', chain === null ? 'does not answer' : `block ${grouped(String(chain.block))}, ${chain.hash}`],
    ['index', index === null ? 'empty' : `block ${grouped(String(index.block))}, ${index.hash}`],
    ['behind', lagBlocks === null ? 'unknown' : `${grouped(String(lagBlocks))} blocks`],
  ])
  if (agents.length === 0) return lines
  const rows = agents.map(({ name, state, lookedAt, openIntents, lastDecision }) => [
    name,
    state,
    lookedAt === null ? 'never' : time(lookedAt),
    String(openIntents),
    lastDecision ?? '',
  ])
  const columns = [
    { heading: 'agent' },
    { heading: 'state' },
    { heading: 'looked (chain time)' },
    { heading: 'under way', align: 'right' as const },
    { heading: 'last decision' },
  ]
  return [lines, '', table(terminal, columns, rows)].join('\n')
}

function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return shown.href
}
