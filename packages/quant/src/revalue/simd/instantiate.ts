import { encodeModule, type Kernel } from './encodeModule.ts'

/** A kernel and the memory that it works in. */
export interface Instance {
  readonly memory: ArrayBuffer
  readonly run: (...addresses: number[]) => void
}

/** What is used of the WebAssembly interface, which belongs to the host and not to the language. */
interface Host {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly run: Instance['run'] } }
}

const PAGE = 65_536

/**
 * Compiles a kernel and gives it `bytes` of memory.
 * @returns undefined where WebAssembly, its SIMD instructions or that much memory is missing, or a page's policy forbids
 * them: the caller then computes without
 */
export function instantiate(kernel: Kernel, bytes: number): Instance | undefined {
  const host = (globalThis as unknown as { WebAssembly?: Host }).WebAssembly
  if (host === undefined) return undefined
  try {
    const memory = new host.Memory({ initial: Math.ceil(bytes / PAGE) })
    const { exports } = new host.Instance(new host.Module(encodeModule(kernel)), { env: { memory } })
    return { memory: memory.buffer, run: exports.run }
  } catch {
    return undefined
  }
}
