import type { Address, Hex, TypedDataDomain } from 'viem'
import type { TypedSigner } from './typedSigner.ts'

/** What a reporter observed. */
export interface Observation {
  /** A number or a curve as the feed takes it, from `feedData` or `curveData`. */
  readonly data: Hex
  /** Unix seconds. */
  readonly at: number
}

/** An observation with its reporter's signature. */
export interface SignedObservation extends Observation {
  readonly reporter: Address
  readonly signature: Hex
}

/** EIP-712 type of a report. */
export const REPORT_TYPES = {
  Report: [
    { name: 'feed', type: 'bytes32' },
    { name: 'data', type: 'bytes32' },
    { name: 'observedAt', type: 'uint256' },
  ],
} as const

/** EIP-712 domain of a feeds contract. */
export function feedsDomain(chainId: number, feeds: Address): TypedDataDomain {
  return { name: 'Specie Feeds', version: '1', chainId, verifyingContract: feeds }
}

/** Signs what a reporter observed. */
export async function signReport(
  reporter: TypedSigner,
  domain: TypedDataDomain,
  feed: Hex,
  observation: Observation,
): Promise<SignedObservation> {
  const { data, at } = observation
  const message = { feed, data, observedAt: BigInt(at) }
  const signature = await reporter.signTypedData({
    domain,
    types: REPORT_TYPES,
    primaryType: 'Report',
    message,
  })
  return { data, at, reporter: reporter.address, signature }
}
