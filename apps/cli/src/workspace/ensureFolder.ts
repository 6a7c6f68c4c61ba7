import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { SpecieError } from '@specie/units'

/**
 * Makes a folder with all above it, one at a time: Node's own recursion does not end on file systems that refuse
 * new folders.
 * @throws SpecieError `input.folder` when it cannot be made.
 */
export function ensureFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) ensureFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (cause) {
    if (existsSync(folder)) return
    throw new SpecieError({
      code: 'input.folder',
      message: `The folder ${folder} cannot be made: ${(cause as Error).message}`,
      remedy: 'name a folder that may be written with --home or SPECIE_HOME',
      cause,
    })
  }
}
