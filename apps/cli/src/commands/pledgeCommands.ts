import type { Command } from 'commander'
import { addPledgeFind } from './pledge/find.ts'
import { addPledgeProve } from './pledge/prove.ts'

/** `specie pledge …`: the same loan in two pools, found and proven by anyone. */
export function addPledgeCommands(program: Command): void {
  const pledge = program
    .command('pledge')
    .description('find loans that two pools hold, and prove it for a reward')
  addPledgeFind(pledge)
  addPledgeProve(pledge)
}
