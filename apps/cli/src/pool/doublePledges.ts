import { type PledgeTree, pledgeTree } from '@specie/protocol'
import { currentReport, pledgeLeaf } from '@specie/servicing'
import type { Loan, LoanTape } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { Address, Hex } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { bundleReports } from './bundle.ts'

/** The tape that a pool's present root commits to. */
export interface PledgedTape {
  readonly pool: Address
  readonly tape: LoanTape
  readonly tree: PledgeTree
}

/** A loan that two pools have in their present tapes. */
export interface DoublePledge {
  readonly fingerprint: Hex
  /** The loan as each tape has it. */
  readonly loans: readonly [Loan, Loan]
  readonly loanHash: readonly [Hex, Hex]
}

/**
 * The tape of a pool's last report, out of its bundle.
 * @param folder of the bundle
 * @throws SpecieError `bundle.missing` when the bundle lacks that report, `bundle.root` when its tape is another one
 */
export async function pledgedTape(
  connection: Connection,
  pool: Address,
  folder: string,
): Promise<PledgedTape> {
  const { tape } = await currentReport(connection.client, bundleReports(folder), pool)
  const tree = pledgeTree(tape.loans.map(pledgeLeaf))
  const { tapeRoot } = await connection.client.pool(pool).read()
  if (tree.root === tapeRoot) return { pool, tape, tree }
  throw new SpecieError({
    code: 'bundle.root',
    message: `The tape in ${folder} has the root ${tree.root}`,
    expected: `${tapeRoot}, which the pool ${pool} reported`,
    remedy: 'get the bundle from the servicer anew',
  })
}

/**
 * Loans of both tapes, in the order of their fingerprints.
 * @throws SpecieError `pledge.salt` when the tapes' fingerprints cannot be compared
 */
export function doublePledges(first: PledgedTape, second: PledgedTape): DoublePledge[] {
  if (first.tape.salt !== second.tape.salt) {
    throw new SpecieError({
      code: 'pledge.salt',
      message: 'The fingerprints of the two tapes cannot be compared: they were salted differently',
      expected: `the salt ${JSON.stringify(first.tape.salt)} in both`,
    })
  }
  const others = new Map(second.tape.loans.map((loan) => [loan.fingerprint, loan]))
  return first.tape.loans.flatMap((loan) => {
    const other = others.get(loan.fingerprint)
    if (other === undefined) return []
    const [mine, theirs] = [pledgeLeaf(loan), pledgeLeaf(other)]
    return [
      {
        fingerprint: mine.fingerprint,
        loans: [loan, other] as const,
        loanHash: [mine.loanHash, theirs.loanHash] as const,
      },
    ]
  })
}
