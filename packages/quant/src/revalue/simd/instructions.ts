import { leb128 } from './leb128.ts'

/** Encoded WebAssembly instructions. */
export type Code = readonly number[]

/** f64 and f64x2 operands take offsets of at least this alignment: 8 bytes. */
const ALIGNED = 3
const simd = (opcode: number): Code => [0xfd, ...leb128(opcode)]
const at = (offset: number): Code => [ALIGNED, ...leb128(offset)]

/** Writes 0 ≤ value < 2^31 as the signed LEB128 that i32.const takes. */
function signed(value: number): number[] {
  const bytes = leb128(value)
  // the sixth bit of the last byte is the sign: a byte more keeps it clear
  if ((bytes.at(-1)! & 0x40) === 0) return bytes
  return [...bytes.slice(0, -1), bytes.at(-1)! | 0x80, 0]
}

/**
 * The instructions that the kernels use, each after the code of its operands: `mul(left, right)` leaves the product.
 * Only additions, subtractions and multiplications of doubles, two at a time and each rounded by IEEE 754: every machine
 * gets the same bits. No fused or relaxed operation. Source: WebAssembly Core Specification 2.0, 5.4.
 */
export const instructions = {
  get: (local: number): Code => [0x20, ...leb128(local)],
  set: (local: number, value: Code): Code => [...value, 0x21, ...leb128(local)],
  integer: (value: number): Code => [0x41, ...signed(value)],
  plus: (left: Code, right: Code): Code => [...left, ...right, 0x6a],
  minus: (left: Code, right: Code): Code => [...left, ...right, 0x6b],
  different: (left: Code, right: Code): Code => [...left, ...right, 0x47],
  /** Runs `body`, and again as long as `condition` holds after it. */
  repeat: (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b],
  when: (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b],
  loadInteger: (address: Code, offset: number): Code => [...address, 0x28, 2, ...leb128(offset)],
  /** Two doubles side by side. */
  load: (address: Code, offset: number): Code => [...address, ...simd(0x00), ...at(offset)],
  /** One double twice. */
  loadTwice: (address: Code, offset: number): Code => [...address, ...simd(0x0a), ...at(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...simd(0x0b),
    ...at(offset),
  ],
  add: (left: Code, right: Code): Code => [...left, ...right, ...simd(0xf0)],
  sub: (left: Code, right: Code): Code => [...left, ...right, ...simd(0xf1)],
  mul: (left: Code, right: Code): Code => [...left, ...right, ...simd(0xf2)],
  /** A double twice. */
  constant: (value: number): Code => {
    const bytes = [...new Uint8Array(Float64Array.of(value, value).buffer)]
    return [...simd(0x0c), ...bytes]
  },
}
