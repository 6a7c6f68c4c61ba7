import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { LieKind } from '../chain/ChainLie.ts'

/** What an indexer counts. */
export interface LedgerMetrics {
  readonly head: Gauge
  readonly indexed: Gauge
  readonly finalized: Gauge
  readonly lag: Gauge
  readonly events: Counter
  readonly blocks: Counter
  readonly reorganisations: Counter
  readonly undone: Counter
  readonly lies: Counter<'kind'>
  readonly failures: Counter<'kind'>
  readonly batch: Histogram
  readonly standby: Gauge
}

/** The kinds of {@link ChainLie}, so that a counter of zero is there before the first one. */
const LIES: readonly LieKind[] = [
  'headerHash',
  'headerChain',
  'headerNumber',
  'strayLog',
  'inventedLog',
  'missingLog',
  'receipts',
  'form',
]

/** Registers the indexer's figures. One registry takes one indexer. */
export function createMetrics(registry: Registry = new Registry()): LedgerMetrics {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `specie_ledger_${name}`, help, registers })
  const counter = (name: string, help: string) =>
    new Counter({ name: `specie_ledger_${name}`, help, registers })
  const byKind = (name: string, help: string) =>
    new Counter({ name: `specie_ledger_${name}`, help, labelNames: ['kind'] as const, registers })
  const lies = byKind('lies_total', 'Answers of the node that could not be true, by what was wrong')
  for (const kind of LIES) lies.inc({ kind }, 0)
  return {
    head: gauge('head_block', 'Number of the newest block of the chain'),
    indexed: gauge('indexed_block', 'Number of the newest block in the database'),
    finalized: gauge('finalized_block', 'Number of the newest block that the chain calls final'),
    lag: gauge('lag_blocks', 'Blocks that the database is behind the chain'),
    events: counter('events_total', 'Events written; its rate is events a second'),
    blocks: counter('blocks_total', 'Blocks written'),
    reorganisations: counter('reorganisations_total', 'Reorganisations of the chain that were undone'),
    undone: counter('undone_blocks_total', 'Blocks taken out again by reorganisations'),
    lies,
    failures: byKind('node_failures_total', 'Questions the node did not answer, by why'),
    batch: new Histogram({
      name: 'specie_ledger_batch_seconds',
      help: 'Time to write one batch',
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    standby: gauge('standby', '1 while another indexer writes'),
  }
}
