import { SpecieError } from '@specie/units'

/** The ledger is not where this indexer left it: somebody else has written. Nothing was written. */
export class LedgerConflict extends SpecieError {
  override readonly name: string = 'LedgerConflict'

  constructor(expected: bigint | undefined, found: bigint | undefined) {
    super({
      code: 'ledger.moved',
      message: `The ledger stands at block ${found ?? 'none'}, this indexer left it at ${expected ?? 'none'}`,
      expected: 'one indexer a database',
      remedy: 'nothing is lost: the next step goes on from where the ledger stands',
    })
  }
}
