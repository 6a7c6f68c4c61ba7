import type { Code } from './instructions.ts'
import { leb128 } from './leb128.ts'

const I32 = 0x7f
const V128 = 0x7b

/** One function over a memory that its caller gives it. */
export interface Kernel {
  /** Number of its parameters: addresses, as 32-bit integers. */
  readonly parameters: number
  /** Further integer locals, numbered after the parameters. */
  readonly integers: number
  /** Locals of two doubles, numbered after the integers. */
  readonly vectors: number
  readonly body: Code
}

/**
 * The bytes of a WebAssembly module that imports `env.memory` and exports the kernel as `run`.
 * Source: WebAssembly Core Specification 2.0, 5.5.
 */
export function encodeModule({ parameters, integers, vectors, body }: Kernel): Uint8Array<ArrayBuffer> {
  const locals = [2, ...leb128(integers), I32, ...leb128(vectors), V128]
  const code = [...locals, ...body, 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...leb128(parameters), ...new Array<number>(parameters).fill(I32), 0]),
    ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0x00, 0]),
    ...section(10, [1, ...leb128(code.length), ...code]),
  ])
}

function section(id: number, content: Code): number[] {
  return [id, ...leb128(content.length), ...content]
}

function name(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)]
}
