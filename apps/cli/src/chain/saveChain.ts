import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { writeAtomically } from '../workspace/writeAtomically.ts'
import { rpc } from './rpc.ts'

/** Writes the whole state of the local chain to `file`, whole or not at all. */
export async function saveChain(rpcUrl: string, file: string): Promise<void> {
  const packed = await rpc<string>(rpcUrl, 'anvil_dumpState', [])
  writeAtomically(file, await promisify(gunzip)(Buffer.from(packed.slice(2), 'hex')))
}
