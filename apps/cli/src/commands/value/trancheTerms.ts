import { parseAmount, SpecieError } from '@specie/units'

/** A tranche as typed. The last one is the residual: it has no coupon and owns what is left. */
export interface TrancheTerms {
  readonly name: string
  /** Cash units; undefined: what the others leave of the value. */
  readonly size: bigint | undefined
  /** Simple, a year, 1e-9. */
  readonly coupon: bigint
}

const WANTED =
  'name:size:coupon, senior first, the last one the residual: Senior:65%:5% Mezzanine:2000000:0.08 Junior:rest'

/**
 * Tranches as typed, senior first. A size is an amount or a percentage of the pool's value; a coupon a fraction or a
 * percentage.
 * @param value of the pool, cash units
 * @param decimals of a cash unit
 * @throws SpecieError `input.tranche` naming the part that is not understood
 */
export function trancheTerms(texts: readonly string[], value: bigint, decimals: number): TrancheTerms[] {
  if (texts.length > 3) throw refuse(`${texts.length} tranches`, 'one to three')
  const terms = texts.map((text) => termsFrom(text, value, decimals))
  terms.forEach(({ name, size, coupon }, n) => {
    const last = n === terms.length - 1
    if (last && coupon !== 0n) throw refuse(`the residual ${name} has a coupon`)
    if (!last && size === undefined) throw refuse(`${name} takes the rest and is not the last`)
    if (terms.findIndex((other) => other.name === name) < n) throw refuse(`two are called ${name}`)
  })
  return terms
}

function termsFrom(text: string, value: bigint, decimals: number): TrancheTerms {
  const [name = '', size = '', coupon = '0', ...more] = text.split(':').map((part) => part.trim())
  if (name === '' || more.length > 0) throw refuse(JSON.stringify(text))
  return { name, size: sizeFrom(size, text, value, decimals), coupon: rate(coupon, text) }
}

function sizeFrom(size: string, text: string, value: bigint, decimals: number): bigint | undefined {
  if (size === 'rest') return undefined
  if (size.endsWith('%')) return (value * rate(size, text)) / 1_000_000_000n
  let amount = 0n
  try {
    amount = parseAmount(size, decimals)
  } catch (cause) {
    throw refuse(`the size ${JSON.stringify(size)} in ${text}`, WANTED, cause)
  }
  if (amount <= 0n) throw refuse(`the size ${size} in ${text}`)
  return amount
}

/** `5%` or `0.05`, at most 1, in 1e-9. */
function rate(written: string, text: string): bigint {
  const percent = written.endsWith('%')
  const number = percent ? written.slice(0, -1).trim() : written
  const fraction = Number(number) / (percent ? 100 : 1)
  if (number === '' || !(fraction >= 0 && fraction <= 1))
    throw refuse(`${JSON.stringify(written)} in ${text}`)
  return BigInt(Math.round(fraction * 1e9))
}

function refuse(found: string, expected = WANTED, cause?: unknown): SpecieError {
  return new SpecieError({
    code: 'input.tranche',
    message: `The tranches cannot be: ${found}`,
    expected,
    cause,
  })
}
