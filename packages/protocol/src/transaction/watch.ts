import { type Abi, type Address, decodeFunctionResult, encodeFunctionData, type Hex } from 'viem'

/** A figure on the chain that a transaction may change: shown before and after. */
export interface Watch {
  /** What it is, e.g. `Cash of 0x1234…abcd`. */
  readonly label: string
  /** Its unit, e.g. `USD` or `SENIOR`. */
  readonly unit: string
  /** Digits after the point: the figure is an integer in 10^-decimals of the unit. */
  readonly decimals: number
  readonly to: Address
  readonly data: Hex
  decode(data: Hex): bigint
}

/** One view of a contract as a watched figure; `pick` takes the figure out of a result that is not one number. */
export function watchView(view: {
  readonly label: string
  readonly unit: string
  readonly decimals: number
  readonly address: Address
  readonly abi: Abi
  readonly functionName: string
  readonly args?: readonly unknown[]
  readonly pick?: (result: unknown) => bigint
}): Watch {
  const { abi, functionName, args = [], address, label, unit, decimals } = view
  const pick = view.pick ?? ((result: unknown) => BigInt(result as bigint | number))
  return {
    label,
    unit,
    decimals,
    to: address,
    data: encodeFunctionData({ abi, functionName, args }),
    decode: (data) => pick(decodeFunctionResult({ abi, functionName, args, data })),
  }
}
