import type { Command } from 'commander'
import { addShareAdmit } from './share/admit.ts'
import { addShareAgent } from './share/agent.ts'
import { addShareLimit } from './share/limit.ts'
import { addShareMeasures } from './share/measures.ts'
import { addSharePolicy } from './share/policy.ts'
import { addShareRecover } from './share/recover.ts'
import { addShareSetPolicy } from './share/setPolicy.ts'
import { addShareShow } from './share/show.ts'

/** `specie share …`: what the transfer agent of a share and its agents do. */
export function addShareCommands(program: Command): void {
  const share = program
    .command('share')
    .description('the transfer agent of a share: who may hold it, freezes, forced transfers, recovery, pause')
  addShareShow(share)
  addSharePolicy(share)
  addShareSetPolicy(share)
  addShareAdmit(share)
  addShareAgent(share)
  addShareMeasures(share)
  addShareRecover(share)
  addShareLimit(share)
}
