import type { Database } from '@specie/ledger'

/** Reads bytea as bytes; the ledger's own reading gives it as text. */
const AS_BYTES = { getTypeParser: () => (text: string) => Buffer.from(text.slice(2), 'hex') }

/** The bytes of an uploaded file, piece by piece. */
export async function* tapeBytes({ pool }: Database, id: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const { rows } = await pool.query<{ content: Uint8Array }>({
      text: 'select content from tape_part where tape = $1 and number = $2',
      values: [id, number],
      types: AS_BYTES as never,
    })
    if (rows[0] === undefined) return
    yield rows[0].content
  }
}
