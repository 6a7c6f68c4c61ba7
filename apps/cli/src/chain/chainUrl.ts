import { SpecieError } from '@specie/units'
import type { Session } from '../frame/session.ts'
import { runningChain } from './openLocalChain.ts'

/**
 * Address of the chain that a command works on: `--rpc`, else `RPC_URL`, else the local chain that runs.
 * @throws SpecieError `chain.none` when there is none
 */
export async function chainUrl(session: Session): Promise<string> {
  const named = session.globals.rpc ?? session.env.RPC_URL
  if (named !== undefined && named !== '') return named
  const running = await runningChain(session.home)
  if (running !== undefined) return running
  throw new SpecieError({
    code: 'chain.none',
    message: 'No local chain is running, and RPC_URL names no other',
    remedy:
      '`npm start` (or `npx specie start`) in another terminal starts one; RPC_URL=https://… uses another chain',
  })
}
