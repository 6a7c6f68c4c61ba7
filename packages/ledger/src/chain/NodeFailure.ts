import { SpecieError } from '@specie/units'

/** Why a node did not answer: it will not give so much at once, or it cannot now. */
export type NodeFailureKind = 'tooMuch' | 'unavailable' | 'refused'

/** A node that did not answer a question. Nothing is known of the chain then, and nothing is written. */
export class NodeFailure extends SpecieError {
  override readonly name: string = 'NodeFailure'
  readonly kind: NodeFailureKind

  constructor(kind: NodeFailureKind, what: string, cause?: unknown) {
    super({
      code: `node.${kind}`,
      message: `The node did not answer: ${what}`,
      expected: 'an answer to a question of the Ethereum JSON-RPC',
      remedy: 'it is asked again; when this lasts, look at the node or choose another with RPC_URL',
      cause,
    })
    this.kind = kind
  }
}

const TOO_MUCH =
  /too many|too large|too big|limit exceeded|exceeds? (the )?(max|limit|range)|more than \d+ (results|logs|blocks)|block range|response size|query timeout|query returned/i
const LATER =
  /rate.?limit|too many requests|capacity|throttl|temporar|timeout|timed out|overload|try again|unavailable|header not found|unknown block/i

/** Sorts the error of a JSON-RPC answer. */
export function failureOf(
  method: string,
  error: { readonly code?: number; readonly message?: string },
): NodeFailure {
  const message = `${method}: ${error.message ?? 'error'} (${error.code ?? 'no code'})`
  const text = error.message ?? ''
  // -32005 is "limit exceeded" of EIP-1474: of the rate with most nodes, of the answer with some.
  if (/requests|rate/i.test(text)) return new NodeFailure('unavailable', message)
  if (TOO_MUCH.test(text)) return new NodeFailure('tooMuch', message)
  if (LATER.test(text) || error.code === -32_005) return new NodeFailure('unavailable', message)
  return new NodeFailure('refused', message)
}
