import { SpecieError } from '@specie/units'
import type { StatementShare } from './Statement.ts'

/**
 * Finds a statement's share by its address, whatever the case of its letters.
 * @returns a function that throws SpecieError `report.share` when there is none
 */
export function shareFinder(shares: readonly StatementShare[]): (address: string) => StatementShare {
  const byAddress = new Map(shares.map((share) => [share.address.toLowerCase(), share]))
  return (address) => {
    const found = byAddress.get(address.toLowerCase())
    if (found !== undefined) return found
    throw new SpecieError({
      code: 'report.share',
      message: `A line of the statement names the share ${address}, which the statement does not list`,
      expected: [...byAddress.keys()].join(', ') || 'a share',
    })
  }
}
