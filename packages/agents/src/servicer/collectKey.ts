import { type Address, getAddress } from 'viem'

/** Key of the intent that reports and pays a period: there is one at a time. */
export function collectKey(pool: Address, period: number): string {
  return `collect:${getAddress(pool)}:${period}`
}
