import { PERSONAS } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/** One of the people of a local chain. */
export type PersonaName = (typeof PERSONAS)[number] | 'outsider'

/**
 * The persona that a person typed: `investor-a`, `investorA` and `INVESTORA` are one.
 * @throws SpecieError `input.persona` with the list of names.
 */
export function personaNamed(text: string): PersonaName {
  const names: readonly PersonaName[] = [...PERSONAS, 'outsider']
  const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '')
  const found = names.find((name) => plain(name) === plain(text))
  if (found === undefined) {
    throw new SpecieError({
      code: 'input.persona',
      message: `Nobody on the local chain is called ${JSON.stringify(text)}`,
      expected: `one of ${names.join(', ')}`,
    })
  }
  return found
}
