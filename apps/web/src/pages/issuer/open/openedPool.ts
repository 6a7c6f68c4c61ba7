import { routes } from '@specie/api'
import { ask } from '../../../api/ask.ts'
import { loadEngine } from '../../../wallet/loadEngine.ts'

/** The address of the pool that a transaction has opened: of its receipt, or of the tape once the server knows. */
export async function openedPool(tape: string, hash: `0x${string}`): Promise<string> {
  const { reader } = await loadEngine()
  const [{ abis }, { parseEventLogs }] = await Promise.all([import('@specie/protocol'), import('viem')])
  const receipt = await reader.getTransactionReceipt({ hash })
  const opened = parseEventLogs({ abi: abis.Pools, eventName: 'PoolOpened', logs: receipt.logs })[0]
  if (opened !== undefined) return opened.args.pool
  // A Safe's transaction carries another hash than the one that was signed.
  const { pool } = await ask(routes.tape, { params: { id: tape } })
  if (pool !== null) return pool
  throw new Error('The pool is being opened; it will be in your list in a moment')
}
