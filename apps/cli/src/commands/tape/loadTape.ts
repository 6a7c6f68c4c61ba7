import { type Exclusion, exclusionsOf, readTape, type TapeReading } from '@specie/tape'
import { progress } from '../../frame/progress.ts'
import type { Session } from '../../frame/session.ts'
import { type ChosenMapping, mappingFor } from './mappingFor.ts'
import { assumption, because, exclusions, openOptions, type TapeOptions } from './tapeOptions.ts'

/** A tape read with the options of the command line, and the mapping that was used. */
export interface LoadedTape {
  readonly reading: TapeReading
  readonly chosen: ChosenMapping
}

/** Reads a file as the options say; progress goes to the terminal. */
export async function loadTape(session: Session, file: string, options: TapeOptions): Promise<LoadedTape> {
  const open = openOptions(options)
  const chosen = await mappingFor(file, options, open)
  const draw = progress(session.terminal, `reading ${file}`)
  const read = (dropped: readonly Exclusion[]) =>
    readTape(file, chosen.mapping, {
      ...open,
      cutOffDate: options.cutOff,
      assumptions: options.assume.map(assumption),
      exclusions: dropped,
      onProgress: (rows, bytes, total) => draw(rows, bytes, total ?? undefined),
      ...(options.name !== undefined && { name: options.name }),
      ...(options.salt !== undefined && { salt: options.salt }),
    })
  const named = exclusions(options)
  const reading = await read(named)
  if (reading.ok || options.excludeRejected !== true) return { reading, chosen }
  return {
    reading: await read([...named, exclusionsOf(reading.errors, because(options, '--exclude-rejected'))]),
    chosen,
  }
}
