import type { Recomputation } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import type { Address } from 'viem'
import { type Connection, connect } from '../chain/connect.ts'
import { findPool } from '../chain/findPool.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { exitCodes } from '../frame/exitCode.ts'
import { money, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts, table } from '../frame/table.ts'
import { styled, type Terminal } from '../frame/terminal.ts'
import type { PersonaName } from '../keys/personaNamed.ts'
import { bundledLadder } from '../pool/bundledLadder.ts'
import { completeBundle } from '../pool/completeBundle.ts'
import { recompute } from '../pool/recompute.ts'
import { recomputeInputs } from '../pool/recomputeInputs.ts'
import { trancheTable } from './pool/describePool.ts'

const EXAMPLES = `
Examples:
  $ npx specie nav 1                       net and gross value, prices of the shares
  $ npx specie nav 1 --recompute           from tape, curve and parameters, compared with the chain to the unit
  $ npx specie nav 1 --recompute --bundle ./pool-from-the-servicer
  $ npx specie nav 1 --recompute --inputs recomputation-1.json   from the file of the data room
  $ npx specie nav 1 --mark                re-mark at the present curve; anyone may
  $ npx specie nav 1 --prove               hand the whole ladder to the contract; anyone may
  $ npx specie nav 1 --confirm --as valuer

Exit code 1 when a recomputed figure differs from the chain's.`

interface NavOptions {
  readonly recompute?: boolean
  readonly mark?: boolean
  readonly prove?: boolean
  readonly confirm?: boolean
  readonly bundle?: string
  readonly inputs?: string
}

/** `specie nav`: what a pool is worth, and how anyone can check it. */
export function addNav(program: Command): void {
  program
    .command('nav')
    .argument('<pool>', 'number or address')
    .option('--recompute', 'recompute from the bundle and compare')
    .option('--mark', 're-mark at the present curve and hazard')
    .option('--prove', 'prove the exact value on chain from the ladder')
    .option('--confirm', 'accept the first or the parked valuation, as valuer')
    .option('--bundle <folder>', 'folder with the tape and parameters of the pool')
    .option(
      '--inputs <file>',
      'with --recompute: the inputs that the data room of the pool gives, in place of a bundle',
    )
    .description('what a pool is worth; recompute, re-mark, prove or confirm it')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, name: string, options: NavOptions): Promise<Result> {
  const chosen = [options.recompute, options.mark, options.prove, options.confirm].filter(Boolean)
  if (chosen.length > 1) {
    throw new SpecieError({
      code: 'usage',
      message: 'Choose one of --recompute, --mark, --prove and --confirm',
    })
  }
  const sends: PersonaName | undefined = options.confirm
    ? 'valuer'
    : options.mark || options.prove
      ? 'outsider'
      : undefined
  const connection = await connect(session, usualSender(sends))
  const pool = await findPool(connection.client, name)
  const bundle = () => completeBundle(session, connection, pool, options.bundle)
  if (options.recompute === true) {
    const found =
      options.inputs === undefined
        ? await recompute(connection, pool, await bundle())
        : await recomputeInputs(connection, pool, options.inputs)
    return recomputed(session, found)
  }
  if (sends !== undefined) return changed(session, connection, pool, bundle, options)
  const reading = await connection.client.pool(pool).read()
  const amount = (value: bigint) => `${money(value, reading.cash.decimals)} ${reading.cash.symbol}`
  const { valuation } = reading
  const lines = facts(session.terminal, [
    ['block', `${reading.block.number}, ${time(reading.block.timestamp)}`],
    ['net value', valuation === undefined ? 'no report yet' : amount(valuation.lower)],
    ['gross value', valuation === undefined ? 'no report yet' : amount(valuation.upper)],
    ['confirmed', valuation?.confirmed === true ? 'yes' : 'waits for the valuer'],
    ['report covers', valuation === undefined ? '' : `until ${time(valuation.horizon)}`],
  ])
  return { data: reading, text: [lines, '', trancheTable(session.terminal, reading)].join('\n') }
}

/** An outsider of a local chain has no coin for gas, so somebody without a part in the pool acts for anyone. */
function usualSender(sends: PersonaName | undefined): PersonaName | undefined {
  return sends === 'outsider' ? 'marketMaker' : sends
}

async function changed(
  session: Session,
  connection: Connection,
  address: Address,
  bundle: () => Promise<string>,
  options: NavOptions,
): Promise<Result> {
  const pool = connection.client.pool(address)
  if (options.confirm === true) {
    const revision = (await pool.read()).valuation?.revision ?? 0n
    const { receipt } = await transact(session, connection, await pool.confirmValuation(revision))
    return {
      data: { pool: address, revision, ...receipt },
      text: receipt.dryRun ? 'Nothing was sent.' : `Report ${revision} is confirmed.`,
    }
  }
  const prepared =
    options.prove === true
      ? await pool.prove(await bundledLadder(connection, address, await bundle()))
      : await pool.mark()
  const { result, receipt } = await transact(session, connection, prepared)
  const { cash } = await pool.read()
  return {
    data: { pool: address, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Worth ${money(result.value, cash.decimals)} at the cut-off, ${money(result.lower, cash.decimals)} net now.`,
  }
}

function recomputed({ terminal }: Session, found: Recomputation): Result {
  return {
    exitCode: found.agrees ? exitCodes.done : exitCodes.refused,
    data: found,
    text: recomputationText(terminal, found),
  }
}

/** Every figure recomputed beside the chain's. */
function recomputationText(terminal: Terminal, found: Recomputation): string {
  const rows = found.checks.map(({ figure, recomputed: own, onChain, agrees }) => [
    figure,
    short(own),
    short(onChain),
    agrees ? 'same' : styled(terminal, 'red', 'DIFFERS'),
  ])
  const columns = [
    { heading: 'figure' },
    { heading: 'recomputed', align: 'right' as const },
    { heading: 'on chain', align: 'right' as const },
    { heading: '' },
  ]
  const differing = found.checks.filter(({ agrees }) => !agrees).length
  return [
    table(terminal, columns, rows),
    '',
    differing === 0
      ? styled(
          terminal,
          'green',
          `All ${found.checks.length} figures at block ${found.block.number} are the same to the unit.`,
        )
      : styled(terminal, 'red', `${differing} of ${found.checks.length} figures differ.`),
  ].join('\n')
}

/** Hashes and packed words by their ends; figures in full. */
function short(figure: bigint | string): string {
  const text = String(figure)
  return text.length > 40 ? `${text.slice(0, 12)}…${text.slice(-10)}` : text
}
