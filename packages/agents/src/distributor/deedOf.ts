import type { PreparedTransaction } from '@specie/protocol'
import type { Address } from 'viem'
import type { Deed } from '../frame/Agent.ts'

/** A prepared transaction as a deed. */
export async function deedOf(
  key: string,
  signer: Address,
  prepared: PreparedTransaction<unknown>,
): Promise<Deed> {
  return { key, signer, title: prepared.title, calls: await prepared.calls() }
}
