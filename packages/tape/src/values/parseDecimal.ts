const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/** What parseDecimal could not accept: text that is no number, or digits beyond `places`. */
export type DecimalProblem = 'notNumber' | 'tooManyDigits'

/**
 * Decimal text to an integer of 10^-places, exactly: `'12.5'` with 6 places is `12500000n`.
 * Reads grouped thousands, a currency sign or code, and accounting negatives: `$1,234.50`, `(12.00)`, `1.234,5 EUR`.
 * With `round`, digits beyond `places` are rounded half away from zero; without, they are refused.
 */
export function parseDecimal(
  text: string,
  places: number,
  decimal: '.' | ',',
  round: boolean,
): bigint | DecimalProblem {
  return parsePlain(text, places, decimal) ?? parseDressed(text, places, decimal, round)
}

/** The common case without allocation: digits, one decimal sign, at most 15 digits in the result. */
function parsePlain(text: string, places: number, decimal: '.' | ','): bigint | null {
  const length = text.length
  if (length === 0 || length > 16) return null
  const negative = text.charCodeAt(0) === 45
  const point = decimal === '.' ? 46 : 44
  let mantissa = 0
  let fractionStart = -1
  for (let index = negative ? 1 : 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 48 && code <= 57) mantissa = mantissa * 10 + (code - 48)
    else if (code === point && fractionStart < 0 && index > (negative ? 1 : 0)) fractionStart = index + 1
    else return null
  }
  const fractionDigits = fractionStart < 0 ? 0 : length - fractionStart
  const shift = places - fractionDigits
  if (shift < 0 || shift > 15 || length === (negative ? 1 : 0)) return null
  const scaled = mantissa * powers[shift]!
  if (scaled > Number.MAX_SAFE_INTEGER) return null
  return BigInt(negative ? -scaled : scaled)
}

const groupedPoint = /^(\d+|\d{1,3}(?:[, '\u00a0\u202f’]\d{3})+)?(?:\.(\d*))?$/
const groupedComma = /^(\d+|\d{1,3}(?:[. '\u00a0\u202f’]\d{3})+)?(?:,(\d*))?$/
const exponential = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/

function parseDressed(
  text: string,
  places: number,
  decimal: '.' | ',',
  round: boolean,
): bigint | DecimalProblem {
  let body = text.trim()
  let negative = false
  if (body.startsWith('(') && body.endsWith(')')) {
    negative = true
    body = body.slice(1, -1)
  }
  body = body
    .replace(/^([+-]?)\s*(?:[€$£¥]|[A-Z]{3}(?=[\s\d]))\s*/, '$1')
    .replace(/\s*(?:[€$£¥]|\s[A-Z]{3})$/, '')
  const sign = /^[+\-−]/.exec(body)?.[0]
  if (sign !== undefined) {
    if (sign !== '+') negative = !negative
    body = body.slice(1)
  }
  const scientific = exponential.exec(body)
  const plain = scientific ?? (decimal === '.' ? groupedPoint : groupedComma).exec(body)
  const whole = (plain?.[1] ?? '').replace(/\D/g, '')
  const fraction = plain?.[2] ?? ''
  if (plain === null || whole + fraction === '' || whole.length + fraction.length > 60) return 'notNumber'
  return scale(whole, fraction, places + Number(scientific?.[3] ?? 0), negative, round)
}

function scale(
  whole: string,
  fraction: string,
  places: number,
  negative: boolean,
  round: boolean,
): bigint | DecimalProblem {
  const cut = whole.length + places
  const digits = (whole + fraction).padEnd(Math.max(cut, 0), '0')
  if (places > 400) return 'notNumber'
  const kept = cut > 0 ? digits.slice(0, cut) : '0'
  const rest = cut > 0 ? digits.slice(cut) : digits.padStart(digits.length - cut, '0')
  let magnitude = BigInt(kept === '' ? '0' : kept)
  if (/[1-9]/.test(rest)) {
    if (!round) return 'tooManyDigits'
    if (rest.charCodeAt(0) >= 53) magnitude += 1n
  }
  return negative ? -magnitude : magnitude
}
