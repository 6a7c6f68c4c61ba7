const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  min: Math.min,
  max: Math.max,
}

/**
 * Value of an arithmetic expression: numbers, names, + − * / ^, parentheses, exp, ln, min, max.
 * @throws Error naming the sign that is not understood
 */
export function evaluate(expression: string, names: ReadonlyMap<string, number>): number {
  const signs = expression.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|\S/g) ?? []
  let at = 0
  const accept = (...wanted: string[]) => (wanted.includes(signs[at] ?? '') ? signs[at++] : undefined)
  const expect = (wanted: string) => {
    if (accept(wanted) === undefined)
      throw new Error(`${expression}: ${signs[at] ?? 'the end'} instead of ${wanted}`)
  }
  const inBrackets = (): number[] => {
    expect('(')
    const values = [sum()]
    while (accept(',') !== undefined) values.push(sum())
    expect(')')
    return values
  }
  const atom = (): number => {
    if (signs[at] === '(') return inBrackets()[0]!
    const sign = signs[at++] ?? 'the end'
    if (/^\d/.test(sign)) return Number(sign)
    const apply = FUNCTIONS[sign]
    if (apply !== undefined) return apply(...inBrackets())
    const value = names.get(sign)
    if (value === undefined) throw new Error(`${expression}: ${sign} stands for nothing`)
    return value
  }
  const power = (): number => {
    const base = atom()
    return accept('^') === undefined ? base : base ** signed()
  }
  const signed = (): number => (accept('-') === undefined ? power() : -signed())
  const product = (): number => {
    let value = signed()
    for (let sign = accept('*', '/'); sign !== undefined; sign = accept('*', '/'))
      value = sign === '*' ? value * signed() : value / signed()
    return value
  }
  function sum(): number {
    let value = product()
    for (let sign = accept('+', '-'); sign !== undefined; sign = accept('+', '-'))
      value = sign === '+' ? value + product() : value - product()
    return value
  }
  const value = sum()
  if (at < signs.length) throw new Error(`${expression}: ${signs[at]} is not understood`)
  return value
}
