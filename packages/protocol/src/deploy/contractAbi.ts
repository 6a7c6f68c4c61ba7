import type { Abi } from 'viem'
import { abis } from '../generated/abis.ts'
import { poolManagerAbi } from '../market/poolManagerAbi.ts'
import type { ContractName } from './deployment.ts'

/** ABI of a contract that a deployment has. */
export function contractAbi(name: ContractName): Abi {
  return name === 'PoolManager' ? poolManagerAbi : (abis[name] as Abi)
}
