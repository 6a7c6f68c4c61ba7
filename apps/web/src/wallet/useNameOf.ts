import { useLocal } from './useLocal.ts'

/** What an address is called: a person's title on the local chain. */
export function useNameOf(address: string): string | undefined {
  const local = useLocal()
  return local?.personas.find((person) => person.address.toLowerCase() === address.toLowerCase())?.title
}
