/**
 * A server beside `specie start` for those who work on pages: `node apps/node/src/develop.ts`. It takes the local chain
 * that runs (`.specie/running.json`, or RPC_URL and DEPLOYMENT) and its own embedded PostgreSQL in `.specie/database`.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { embeddedPostgres, migrate, openDatabase, readMigrations } from '@specie/ledger'
import { fileStore } from '@specie/protocol'
import { startNode } from './startNode.ts'

const home = resolve(process.env.SPECIE_HOME ?? '.specie')
const deployments = process.env.SPECIE_HOME === undefined ? resolve('deployments') : join(home, 'deployments')
const rpcUrl =
  process.env.RPC_URL ??
  (JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')) as { readonly rpcUrl: string }).rpcUrl
const deployment = await fileStore(process.env.DEPLOYMENT ?? join(deployments, '31337.json')).read()
if (deployment === undefined) throw new Error('no deployment: start the chain with `npm start` first')
const postgres =
  process.env.DATABASE_URL === undefined ? await embeddedPostgres(join(home, 'database')) : undefined
const databaseUrl = process.env.DATABASE_URL ?? postgres!.url
// While migrations of other parts are still moving, the server's own suffice for pages that read the chain.
const database = openDatabase(databaseUrl)
await migrate(database).catch(async () =>
  migrate(
    database,
    (await readMigrations()).filter(({ name }) => name >= '003'),
  ),
)
await database.close()
const node = await startNode({
  parts: ['indexer', 'api', 'agents'],
  databaseUrl,
  migrated: true,
  rpcUrl,
  deployment,
  port: Number(process.env.PORT ?? 4400),
  webRoot: resolve('apps/web/dist'),
})
process.stdout.write(`${node.url}\n`)
const end = () => void node.close().then(() => postgres?.stop())
process.once('SIGINT', end)
process.once('SIGTERM', end)
