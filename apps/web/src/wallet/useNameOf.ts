import { personTitle } from './personTitle.ts'
import { useLocal } from './useLocal.ts'

/** What an address is called: a person's title on the local chain. */
export function useNameOf(address: string): string | undefined {
  const local = useLocal()
  const person = local?.personas.find((one) => one.address.toLowerCase() === address.toLowerCase())
  return person && personTitle(person.title)
}
