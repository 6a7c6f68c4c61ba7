import { readFileSync } from 'node:fs'
import { SpecieError } from '@specie/units'

/** A text file named on the command line. @throws SpecieError `input.file` with the reason in words */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'it does not exist' : code === 'EISDIR' ? 'it is a folder' : String(cause)
    throw new SpecieError({ code: 'input.file', message: `${path} cannot be read: ${reason}`, cause })
  }
}
