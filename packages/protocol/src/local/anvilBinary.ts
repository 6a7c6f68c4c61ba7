import { SpecieError } from '@specie/units'

/**
 * Path of the anvil program that npm installed for this machine; neither PATH nor an install script is needed.
 * @throws SpecieError `chain.binary` where no build of anvil is installed.
 */
export async function anvilBinary(): Promise<string> {
  const { createRequire } = await import('node:module')
  const { dirname, join } = await import('node:path')
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const name = `@foundry-rs/anvil-${process.platform}-${architecture}`
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil')
  } catch (cause) {
    throw new SpecieError({
      code: 'chain.binary',
      message: `The local chain cannot start: the package ${name} is not installed`,
      expected: 'a machine with Linux, macOS or Windows on x64 or arm64, and its npm packages installed',
      remedy: 'run `npm ci` without `--omit=optional`, or point RPC_URL at a chain that already runs',
      cause,
    })
  }
}
