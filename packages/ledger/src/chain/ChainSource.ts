/** One question to a node. */
export interface RpcCall {
  readonly method: string
  readonly params: readonly unknown[]
}

/** A node that is asked in raw JSON-RPC: no answer is interpreted on the way. */
export interface ChainSource {
  /**
   * The answers in the order of the calls.
   * @throws NodeFailure when the node does not answer, or answers with an error.
   */
  ask<Result>(calls: readonly RpcCall[]): Promise<Result[]>
}
