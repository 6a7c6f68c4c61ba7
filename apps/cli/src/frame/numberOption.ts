import { SpecieError } from '@specie/units'

/** An option's number from 0 to `most`. @throws SpecieError `input.number` naming the option */
export function numberOption(option: string, text: string, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= most) return value
  throw new SpecieError({
    code: 'input.number',
    message: `${option} ${text} cannot be used`,
    expected: `a number from 0 to ${most}`,
  })
}
