import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../workspace/home.ts'

/**
 * Builds the console when its sources changed since the last time.
 * @param note says what cannot be shown, and why
 * @returns its folder; undefined when it could not be built: then the server answers programs only
 */
export async function consoleFiles(note: (text: string) => void): Promise<string | undefined> {
  const folder = join(projectRoot, 'apps', 'web', 'dist')
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts', 'build-web.mjs')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('error', () => resolve(1))
    child.once('close', (ended) => resolve(ended ?? 1))
  })
  if (code === 0) return folder
  const old = existsSync(join(folder, 'index.html'))
  note(`The console could not be built (see above)${old ? '; the one of last time is shown.' : '.'}`)
  return old ? folder : undefined
}
