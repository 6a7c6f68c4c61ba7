import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { Home } from '../workspace/home.ts'
import { writeAtomically } from '../workspace/writeAtomically.ts'

/** The home's running server. */
export interface NodeRecord {
  readonly url: string
  readonly pid: number
}

/** The server that answers at the address that the home remembers; undefined when none does. */
export async function readNodeRecord(home: Home): Promise<NodeRecord | undefined> {
  if (!existsSync(home.node)) return undefined
  const record = JSON.parse(readFileSync(home.node, 'utf8')) as NodeRecord
  try {
    const answer = await fetch(new URL('/livez', record.url), { signal: AbortSignal.timeout(2_000) })
    return answer.ok ? record : undefined
  } catch {
    return undefined
  }
}

/** Remembers the server of this process. @returns a function that forgets it */
export function keepNodeRecord(home: Home, url: string): () => void {
  writeAtomically(home.node, JSON.stringify({ url, pid: process.pid } satisfies NodeRecord))
  return () => rmSync(home.node, { force: true })
}
