import type { Abi } from 'viem'
import { abis } from '../generated/abis.ts'
import { poolManagerAbi } from '../market/poolManagerAbi.ts'

/** A custom error as an ABI describes it. */
export type ErrorItem = Extract<Abi[number], { type: 'error' }>

/** Every custom error of every contract, with the contract's name. */
export function errorItems(): readonly { readonly contract: string; readonly item: ErrorItem }[] {
  return Object.entries({ ...abis, PoolManager: poolManagerAbi }).flatMap(([contract, abi]) =>
    (abi as Abi)
      .filter((item): item is ErrorItem => item.type === 'error')
      .map((item) => ({ contract, item })),
  )
}
