import { rpc } from './rpc.ts'

/** Moves the clock of the local chain to a time (unix seconds) and mines a block there. */
export async function setChainTime(rpcUrl: string, seconds: number): Promise<void> {
  await rpc(rpcUrl, 'evm_setNextBlockTimestamp', [seconds])
  await rpc(rpcUrl, 'evm_mine', [])
}
