import { nextFee, providersReturn } from '@specie/quant'
import { generator } from './generator.ts'

/** Fees after one period. Inputs: hurdle, gain, step, least, most, price then, price now, seconds, base. */
export function feeDrifts() {
  const random = generator(9)
  const cases = Array.from({ length: 80 }, () => {
    const [least, more] = [random.amount(0, 500), random.amount(0, 2000)]
    const rule = {
      hurdle: random.amount(0, 3e8),
      gain: random.amount(0, 20_000),
      step: random.amount(0, 200),
      least,
      most: least + more,
    }
    const was = random.amount(5e14, 2e15) * 1000n
    const is = random.next() < 0.1 ? was : (was * random.amount(990_000, 1_010_000)) / 1_000_000n
    const elapsed = random.amount(86_400, 5_000_000)
    const base = random.amount(0, 3000)
    const rate = providersReturn(was, is, elapsed)
    const inputs = [rule.hurdle, rule.gain, rule.step, rule.least, rule.most, was, is, elapsed, base]
    return { inputs, rate, fee: nextFee(rule, rate, base) }
  })
  return { cases }
}
