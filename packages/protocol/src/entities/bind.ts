import type { Address } from 'viem'
import type { Context } from '../context.ts'

/** Turns functions of a context and an address into functions of the rest of their arguments. */
export function bind(context: Context, address: Address) {
  return <Rest extends readonly unknown[], Result>(
    work: (context: Context, address: Address, ...rest: Rest) => Result,
  ): ((...rest: Rest) => Result) => {
    return (...rest) => work(context, address, ...rest)
  }
}

/** Turns functions of a context into functions of the rest of their arguments. */
export function bindContext(context: Context) {
  return <Rest extends readonly unknown[], Result>(
    work: (context: Context, ...rest: Rest) => Result,
  ): ((...rest: Rest) => Result) => {
    return (...rest) => work(context, ...rest)
  }
}
