import { SpecieError } from '@specie/units'
import type { Artifact } from './artifact.ts'

/**
 * Reads an artifact that the last build wrote. For programs under Node.
 * @throws SpecieError `artifact.missing` when the contracts have not been built.
 */
export async function readArtifact(name: string): Promise<Artifact> {
  const { readFile } = await import('node:fs/promises')
  const path = new URL(`../generated/bytecode/${name}.json`, import.meta.url)
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Artifact
  } catch (cause) {
    throw new SpecieError({
      code: 'artifact.missing',
      message: `The creation code of ${name} is not there`,
      expected: 'contracts built by `npm run build`',
      remedy: 'run `npm run build`',
      cause,
    })
  }
}
