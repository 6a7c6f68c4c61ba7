import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ensureFolder } from './ensureFolder.ts'

/** Writes a file so that a reader, or a killed process, finds either the old content or the new, never half. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  ensureFolder(dirname(path))
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'w')
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
