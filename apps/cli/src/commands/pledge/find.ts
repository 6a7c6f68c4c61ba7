import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { exitCodes } from '../../frame/exitCode.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { table } from '../../frame/table.ts'
import { doublePledges } from '../../pool/doublePledges.ts'
import { type BundleOptions, twoTapes, withTwoPools } from './twoTapes.ts'

const EXAMPLES = `
Examples:
  $ npx specie pledge find 1 2
  $ npx specie pledge find 1 2 --bundle-b ./pool-from-the-servicer

Exit code 1 when a loan is in both pools.`

/** `specie pledge find`: loans that are in the present tapes of two pools. */
export function addPledgeFind(parent: Command): void {
  withTwoPools(parent.command('find'))
    .description('loans that the present tapes of two pools both hold')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, nameA: string, nameB: string, options: BundleOptions): Promise<Result> {
  const connection = await connect(session)
  const [first, second] = await twoTapes(session, connection, [nameA, nameB], options)
  const found = doublePledges(first, second)
  const rows = found.map(({ fingerprint, loans: [mine, theirs], loanHash }) => [
    fingerprint,
    mine.id,
    theirs.id,
    money(mine.balance, first.tape.decimals),
    money(theirs.balance, second.tape.decimals),
    loanHash[0],
    loanHash[1],
  ])
  const columns = [
    { heading: 'fingerprint' },
    { heading: `loan in ${nameA}` },
    { heading: `loan in ${nameB}` },
    { heading: 'balance', align: 'right' as const },
    { heading: 'balance', align: 'right' as const },
    { heading: `hash in ${nameA}` },
    { heading: `hash in ${nameB}` },
  ]
  return {
    exitCode: found.length === 0 ? exitCodes.done : exitCodes.refused,
    data: {
      pools: [first.pool, second.pool],
      loans: [first.tape.loans.length, second.tape.loans.length],
      duplicates: found.map(({ fingerprint, loans: [mine, theirs], loanHash }) => ({
        fingerprint,
        loanHash,
        ids: [mine.id, theirs.id],
        balances: [mine.balance, theirs.balance],
      })),
    },
    text:
      found.length === 0
        ? `No loan of ${first.tape.loans.length} and ${second.tape.loans.length} is in both pools.`
        : [
            table(session.terminal, columns, rows),
            '',
            `${found.length} in both; whoever proves one is paid from the later servicer's bond: npx specie pledge prove ${nameA} ${nameB}`,
          ].join('\n'),
  }
}
