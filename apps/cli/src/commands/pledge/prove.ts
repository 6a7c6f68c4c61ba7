import { randomBytes } from 'node:crypto'
import { type Finding, findingIn, type PoolReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { type Address, bytesToHex } from 'viem'
import { type Connection, connect, sender } from '../../chain/connect.ts'
import { nextBlock } from '../../chain/nextBlock.ts'
import { sendQuietly, transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { doublePledges, type PledgedTape } from '../../pool/doublePledges.ts'
import { type BundleOptions, twoTapes, withTwoPools } from './twoTapes.ts'

const EXAMPLES = `
Two transactions: the first announces the finding without showing it, the second, a block later, shows it. So nobody
who sees the proof can take the reward. Both pools stop issuing; half of the bond of the pool opened later goes to the
finder, the rest to the other pool.

Example:
  $ npx specie pledge prove 1 2 --as marketMaker`

interface ProveOptions extends BundleOptions {
  readonly loan?: string
}

/** `specie pledge prove`: shows the chain that two pools hold the same loan, and takes the reward. */
export function addPledgeProve(parent: Command): void {
  withTwoPools(parent.command('prove'))
    .option('--loan <fingerprint>', 'which loan (default: the first that is in both)')
    .description('prove that two pools hold the same loan, and take the reward; anyone may')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(session: Session, nameA: string, nameB: string, options: ProveOptions): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const tapes = await twoTapes(session, connection, [nameA, nameB], options)
  const finding = chosenFinding(tapes, options.loan)
  const [earlier, later] = await inOrder(connection, tapes)
  const finder = sender(connection)
  const { client } = connection
  const announced = await transact(session, connection, await client.pools.commitFinding(finding))
  const { fingerprint, pools, loanHash } = finding
  const data = { fingerprint, pools, loanHash, finder, commitment: announced.receipt }
  if (announced.receipt.dryRun) {
    const reward = rewardOf(finder, [earlier, later])
    return {
      data: { ...data, earlier: earlier.address, later: later.address, reward, ...announced.receipt },
      text: `Nothing was sent. Proven now, it would pay ${cashText(later, reward)}.`,
    }
  }
  session.terminal.status('waiting for the next block')
  await nextBlock(connection, BigInt(announced.receipt.block!))
  const { result, receipt } = await transact(session, connection, await client.pools.provePledge(finding))
  const payment = result.reward > 0n ? await withdraw(connection, later) : null
  return {
    data: {
      ...data,
      ...result,
      paid: payment?.result.cash ?? 0n,
      payment: payment?.receipt ?? null,
      ...receipt,
    },
    text: [
      `Proven: loan ${finding.fingerprint} is in ${result.earlier} and in ${result.later}. Both pools stop issuing.`,
      `${cashText(later, result.compensation)} of the bond go to the earlier pool, ${cashText(later, payment?.result.cash ?? 0n)} were paid to ${finder}.`,
    ].join('\n'),
  }
}

function chosenFinding(tapes: readonly [PledgedTape, PledgedTape], loan: string | undefined): Finding {
  const [first, second] = tapes
  const found = doublePledges(first, second)
  const chosen =
    loan === undefined ? found[0] : found.find(({ fingerprint }) => fingerprint === loan.toLowerCase())
  if (chosen === undefined) {
    throw new SpecieError({
      code: 'pledge.none',
      message: loan === undefined ? 'No loan is in both pools' : `The loan ${loan} is not in both pools`,
      expected:
        found.length === 0
          ? 'a loan in both tapes'
          : `one of ${found.length} others, e.g. ${found[0]!.fingerprint}`,
      remedy: '`npx specie pledge find` lists them',
    })
  }
  const salt = bytesToHex(randomBytes(32))
  return findingIn(chosen.fingerprint, [first.pool, second.pool], [first.tree, second.tree], salt)
}

/** Both pools as they stand, the one whose servicer vouches with its bond last: that opened later. */
async function inOrder(
  { client }: Connection,
  tapes: readonly [PledgedTape, PledgedTape],
): Promise<readonly [PoolReading, PoolReading]> {
  const { block, pools } = await client.pools.read()
  const [first, second] = await Promise.all([
    client.pool(tapes[0].pool).read(block.number),
    client.pool(tapes[1].pool).read(block.number),
  ])
  return pools.indexOf(first.address) < pools.indexOf(second.address) ? [first, second] : [second, first]
}

/** Half of the bond, as DoublePledge.sol pays it; a party of either pool gets nothing. */
function rewardOf(finder: Address, pools: readonly [PoolReading, PoolReading]): bigint {
  const parties = pools.flatMap(({ issuer, servicer, valuer }) => [issuer, servicer, valuer])
  return parties.includes(finder) ? 0n : pools[1].bond.amount / 2n
}

function withdraw(connection: Connection, { cash }: PoolReading) {
  return connection.client.pools.withdrawCredit(cash.address).then(sendQuietly)
}

function cashText({ cash }: PoolReading, amount: bigint): string {
  return `${money(amount, cash.decimals)} ${cash.symbol}`
}
