import { createInterface } from 'node:readline/promises'
import type { Change, PreparedTransaction, Sent } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Session } from '../frame/session.ts'
import type { Connection } from './connect.ts'
import { previewText } from './preview.ts'

/** A transaction as a command's JSON shows it. */
export interface Receipt {
  readonly transaction: string | null
  readonly block: string | null
  readonly gasUsed: string | null
  /** Under --dry-run nothing is sent. */
  readonly dryRun: boolean
}

/** What came of a transaction. `result` is what it returned, or would return under --dry-run. */
export interface Transacted<Result> {
  readonly result: Result
  readonly receipt: Receipt
}

/** What came of a transaction that was shown first, with the figures that it was shown to change. */
export interface Shown<Result> extends Transacted<Result> {
  readonly changes: readonly Change[]
}

/**
 * Shows what a transaction will change, asks where a person can answer and real money moves, and sends it.
 * Under `--dry-run` it is shown only.
 * @throws SpecieError `refused.byPerson` when the person says no; the contract's refusal as a sentence
 */
export async function transact<Result>(
  session: Session,
  connection: Pick<Connection, 'local'>,
  prepared: PreparedTransaction<Result>,
): Promise<Shown<Result>> {
  const { terminal, globals } = session
  const preview = await prepared.describe()
  if (globals.json !== true) terminal.note(previewText(terminal, preview))
  if (globals.dryRun === true) {
    return {
      result: preview.result,
      receipt: { transaction: null, block: null, gasUsed: null, dryRun: true },
      changes: preview.changes,
    }
  }
  if (!connection.local && globals.yes !== true && terminal.interactive) await confirm(preview.title)
  return { ...received(await prepared.send()), changes: preview.changes }
}

/** Sends without showing anything first: for steps that an earlier preview has already announced. */
export async function sendQuietly<Result>(
  prepared: PreparedTransaction<Result>,
): Promise<Transacted<Result>> {
  return received(await prepared.send())
}

function received<Result>(sent: Sent<Result>): Transacted<Result> {
  return {
    result: sent.result,
    receipt: {
      transaction: sent.hash,
      block: sent.block.number.toString(),
      gasUsed: sent.gasUsed.toString(),
      dryRun: false,
    },
  }
}

async function confirm(title: string): Promise<void> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await reader.question(`${title}: send this? [y/N] `)
    if (/^y(es)?$/i.test(answer.trim())) return
  } finally {
    reader.close()
  }
  throw new SpecieError({
    code: 'refused.byPerson',
    message: 'Nothing was sent',
    remedy: '`--yes` sends without asking',
  })
}
