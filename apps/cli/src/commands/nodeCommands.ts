import type { Command } from 'commander'
import { addNodeMigrate } from './node/migrate.ts'
import { addNodeRebuild } from './node/rebuild.ts'
import { addNodeReconcile } from './node/reconcile.ts'
import { addNodeRun } from './node/run.ts'
import { addNodeStatus } from './node/status.ts'

/** `specie node …`: the server and what it keeps. */
export function addNodeCommands(program: Command): void {
  const node = program
    .command('node')
    .description('run the indexer, the server and the agents, and look after the database')
  addNodeRun(node)
  addNodeStatus(node)
  addNodeMigrate(node)
  addNodeRebuild(node)
  addNodeReconcile(node)
}
