import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type ValueNode,
} from 'kysely'

/** Addresses and words; other lengths are written by `Write.insert`, which goes by the type of the column. */
const HEX = /^0x(?:[0-9a-f]{40}|[0-9a-f]{64})$/i

class HexTransformer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    const value = bytesOf(node.value)
    return value === node.value ? node : { ...node, value }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(bytesOf) }
  }
}

function bytesOf(value: unknown): unknown {
  return typeof value === 'string' && HEX.test(value) ? Buffer.from(value.slice(2), 'hex') : value
}

const transformer = new HexTransformer()

/**
 * Sends 0x text of 20 or 32 bytes as bytes, so that addresses and hashes are compared with and written to `bytea`
 * columns as they are. Columns of text therefore hold no such text; people's words go in through `Write.insert`.
 */
export const hexPlugin: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
}
