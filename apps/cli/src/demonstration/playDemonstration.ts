import { createSpecieClient, deploy, fileStore, persona } from '@specie/protocol'
import type { Address } from 'viem'
import { type Connection, connect } from '../chain/connect.ts'
import { localRoles } from '../commands/deploy.ts'
import type { Session } from '../frame/session.ts'
import { exitAndProof } from './exitAndProof.ts'
import { months } from './months.ts'
import { narrator } from './narrator.ts'
import { openAndRaise } from './openAndRaise.ts'
import { people } from './people.ts'

/** What the demonstration left behind. */
export interface Story {
  readonly pool: Address
  /** Whether it was played now, or lay there from an earlier start. */
  readonly played: boolean
}

/**
 * Deploys the contracts and lets the sample pool live through some months, telling each step. On a chain that has
 * a pool already, nothing is played again.
 */
export async function playDemonstration(session: Session, rpcUrl: string): Promise<Story> {
  const local: Session = {
    ...session,
    globals: { ...session.globals, rpc: rpcUrl, json: true, dryRun: false },
  }
  await deployLocally(local, rpcUrl)
  const connection = await connect(local)
  const { pools } = await connection.client.pools.read()
  const tell = narrator(session.terminal)
  if (pools[0] !== undefined) {
    tell.line(
      `${pools.length} pool${pools.length === 1 ? '' : 's'} from before; npx specie pool list shows them.`,
    )
    return { pool: pools[0], played: false }
  }
  return { pool: await play(local, connection, tell), played: true }
}

async function play(
  session: Session,
  connection: Connection,
  tell: ReturnType<typeof narrator>,
): Promise<Address> {
  await people(session, connection, tell)
  const pool = await openAndRaise(session, connection, tell)
  await months(session, connection, tell, pool)
  await exitAndProof(session, connection, tell, pool)
  return pool
}

/** Puts the contracts on the local chain; finds them again on a later start. */
async function deployLocally(session: Session, rpcUrl: string): Promise<void> {
  const account = persona('governance')
  const store = fileStore(session.home.localDeployment)
  const { context } = await createSpecieClient({ rpcUrl, account })
  await deploy(context, {
    parameters: { governance: account.address, roles: localRoles(account.address) },
    store,
    onStep: ({ title, done, of }) => session.terminal.status(`${done + 1}/${of} ${title}`),
  })
}
