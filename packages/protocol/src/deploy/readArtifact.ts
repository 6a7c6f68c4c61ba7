import { SpecieError } from '@specie/units'
import type { Hex } from 'viem'
import type { Artifact } from './artifact.ts'

/**
 * Reads an artifact that the last build wrote. For programs under Node.
 * @throws SpecieError `artifact.missing` when the contracts have not been built.
 */
export async function readArtifact(name: string): Promise<Artifact> {
  const { readFile } = await import('node:fs/promises')
  if (name === 'PoolManager') return readPoolManager(readFile)
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

/** What the package of Uniswap's compiled contract holds of it. */
interface Compiled {
  readonly bytecode: { readonly object: Hex }
  readonly deployedBytecode: {
    readonly object: Hex
    readonly immutableReferences?: Readonly<Record<string, Artifact['immutables']>>
  }
}

/**
 * Uniswap's PoolManager as its package ships it, compiled: its licence allows it on local chains, and production names
 * the one that Uniswap has deployed.
 */
async function readPoolManager(readFile: typeof import('node:fs/promises').readFile): Promise<Artifact> {
  const name = 'PoolManager'
  try {
    const path = import.meta.resolve(`@uniswap/v4-core/out/${name}.sol/${name}.json`)
    const { bytecode, deployedBytecode } = JSON.parse(await readFile(new URL(path), 'utf8')) as Compiled
    return {
      name,
      creationCode: bytecode.object,
      runtimeCode: deployedBytecode.object,
      immutables: Object.values(deployedBytecode.immutableReferences ?? {}).flat(),
    }
  } catch (cause) {
    throw new SpecieError({
      code: 'artifact.missing',
      message: 'Uniswap’s compiled PoolManager is not there',
      expected: 'the package @uniswap/v4-core',
      remedy: 'run `npm install`, or name the address of a deployed PoolManager',
      cause,
    })
  }
}
