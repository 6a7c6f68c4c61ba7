import type { Command } from 'commander'
import { addTapeCheck } from './tape/check.ts'
import { addTapeMap } from './tape/map.ts'

/** `specie tape …`: files of loans before they become a pool. */
export function addTapeCommands(program: Command): void {
  const tape = program.command('tape').description('check and map files of loans')
  addTapeCheck(tape)
  addTapeMap(tape)
}
