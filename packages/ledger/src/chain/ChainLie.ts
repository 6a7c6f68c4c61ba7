import { SpecieError } from '@specie/units'

/** What was wrong with a node's answer. */
export type LieKind =
  /** A header whose hash is not the hash of its content. */
  | 'headerHash'
  /** Headers that do not follow each other. */
  | 'headerChain'
  /** A header of another block than was asked for. */
  | 'headerNumber'
  /** A log of another block, address or order than there can be. */
  | 'strayLog'
  /** A log that the header's bloom filter excludes. */
  | 'inventedLog'
  /** The receipts prove logs that were not given. */
  | 'missingLog'
  /** Receipts that are not those of the header. */
  | 'receipts'
  /** An answer that is not of the form it must have. */
  | 'form'

/** A node gave an answer that cannot be true. Nothing of it is written. */
export class ChainLie extends SpecieError {
  override readonly name: string = 'ChainLie'
  readonly kind: LieKind

  constructor(kind: LieKind, what: string, details: Readonly<Record<string, unknown>> = {}) {
    super({
      code: `chain.lie.${kind}`,
      message: `The node's answer cannot be true: ${what}`,
      remedy: 'it is asked again; when this lasts, choose another node with RPC_URL',
      details,
    })
    this.kind = kind
  }
}
