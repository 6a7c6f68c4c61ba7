import type { Command } from 'commander'
import { addPoolAsset } from './pool/asset.ts'
import { addPoolContinue } from './pool/continue.ts'
import { addPoolLife } from './pool/life.ts'
import { addPoolList } from './pool/list.ts'
import { addPoolOpen } from './pool/open.ts'
import { addPoolShow } from './pool/show.ts'

/** `specie pool …`: from a tape to a pool, and through its life. */
export function addPoolCommands(program: Command): void {
  const pool = program.command('pool').description('open pools and lead them through their life')
  addPoolOpen(pool)
  addPoolContinue(pool)
  addPoolShow(pool)
  addPoolList(pool)
  addPoolLife(pool)
  addPoolAsset(pool)
}
