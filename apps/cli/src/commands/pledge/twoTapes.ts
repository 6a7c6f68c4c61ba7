import type { Command } from 'commander'
import type { Connection } from '../../chain/connect.ts'
import { findPool } from '../../chain/findPool.ts'
import type { Session } from '../../frame/session.ts'
import { completeBundle } from '../../pool/completeBundle.ts'
import { type PledgedTape, pledgedTape } from '../../pool/doublePledges.ts'

/** Where the two bundles lie, when not in the project's own folder. */
export interface BundleOptions {
  readonly bundleA?: string
  readonly bundleB?: string
}

/** Adds the two pools and their bundles to a command. */
export function withTwoPools(command: Command): Command {
  return command
    .argument('<pool-a>', 'number or address')
    .argument('<pool-b>', 'number or address')
    .option('--bundle-a <folder>', 'bundle of the first pool, as its servicer publishes it')
    .option('--bundle-b <folder>', 'bundle of the second pool')
}

/** The tapes that two pools reported last; each is checked against the root on the chain. */
export async function twoTapes(
  session: Session,
  connection: Connection,
  names: readonly [string, string],
  options: BundleOptions,
): Promise<readonly [PledgedTape, PledgedTape]> {
  const read = async (name: string, folder: string | undefined) => {
    const pool = await findPool(connection.client, name)
    return pledgedTape(connection, pool, await completeBundle(session, connection, pool, folder))
  }
  return Promise.all([read(names[0], options.bundleA), read(names[1], options.bundleB)])
}
