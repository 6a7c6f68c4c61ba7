import { readFile } from 'node:fs/promises'
import { SpecieError } from '@specie/units'

/** Whose rights the database server runs with. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root, so as root it is started as `postgres`, or `nobody` where that is missing.
 * Undefined where the process is not root.
 * @throws SpecieError `database.account` when the machine has neither.
 */
export async function serverAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody')
  if (line === undefined) {
    throw new SpecieError({
      code: 'database.account',
      message:
        'PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`',
      remedy: 'run `useradd postgres`, start as an ordinary user, or set DATABASE_URL',
    })
  }
  return { uid: Number(line[2]), gid: Number(line[3]) }
}
