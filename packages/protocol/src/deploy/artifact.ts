import type { Hex } from 'viem'

/** What the compiler made of one contract. */
export interface Artifact {
  readonly name: string
  readonly creationCode: Hex
  /** Code on the chain with zeros where immutables go. */
  readonly runtimeCode: Hex
  /** Where the immutables lie in the runtime code, in bytes. */
  readonly immutables: readonly { readonly start: number; readonly length: number }[]
}

/** Gives the artifact of a contract by name. A browser passes one that fetches. */
export type ArtifactSource = (name: string) => Promise<Artifact>
