import { INVESTOR_CLASSES } from '@specie/protocol'
import { SpecieError } from '@specie/units'

/** Names of the investor classes, least first; a class's place is its number. */
export const CLASS_NAMES = Object.keys(INVESTOR_CLASSES) as (keyof typeof INVESTOR_CLASSES)[]

/** The number of an investor class. @throws SpecieError `input.class` with the names */
export function classNamed(text: string): number {
  const found = CLASS_NAMES.find((name) => name === text)
  if (found !== undefined) return INVESTOR_CLASSES[found]
  throw new SpecieError({
    code: 'input.class',
    message: `There is no investor class ${JSON.stringify(text)}`,
    expected: CLASS_NAMES.join(', '),
  })
}
