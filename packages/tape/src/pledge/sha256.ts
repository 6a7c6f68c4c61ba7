import { hash } from 'node:crypto'

/** sha256 of UTF-8 text, 64 hex digits. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/**
 * The same with `0x` in front. A joined string would keep both parts and itself in memory, a hundred megabytes in a
 * tape of a million loans; going through bytes makes it one.
 */
export function prefixedSha256(text: string): string {
  return Buffer.from(`0x${sha256(text)}`, 'latin1').toString('latin1')
}
