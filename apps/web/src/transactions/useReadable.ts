import { routes } from '@specie/api'
import { useAnswer } from '../api/useAnswer.ts'
import { shortHex } from '../format/address.ts'

const ADDRESS = /0x[0-9a-fA-F]{40}/g

/** Gives what writes a message's title for a person: contracts by their names, other addresses by their ends. */
export function useReadable(): (title: string) => string {
  const desk = useAnswer(routes.desk).data?.data.address
  const pools = useAnswer(routes.pools).data?.data
  const names = new Map<string, string>()
  if (desk !== undefined) names.set(desk.toLowerCase(), 'the exit desk')
  for (const { pool, name, tranches } of pools ?? []) {
    names.set(pool.toLowerCase(), `the pool ${name}`)
    for (const { share } of tranches) names.set(share.address.toLowerCase(), share.symbol)
  }
  return (title) => title.replace(ADDRESS, (found) => names.get(found.toLowerCase()) ?? shortHex(found))
}
