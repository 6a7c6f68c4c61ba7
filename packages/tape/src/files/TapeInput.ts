/** A path, the bytes of a file, or a stream of its bytes. */
export type TapeInput = string | Uint8Array | AsyncIterable<Uint8Array>
