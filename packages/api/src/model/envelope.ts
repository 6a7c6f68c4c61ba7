import { z } from 'zod'
import { hash, seconds } from './scalars.ts'

/** The block that an answer speaks of. */
export const blockReference = z.object({
  number: z.number().int(),
  hash,
  timestamp: seconds,
})

/** Which block a figure is of, and how far that is behind the chain. */
export const asOf = z.object({
  block: blockReference,
  /** The chain says that this block cannot be undone. */
  finalized: z.boolean(),
  /** Machine seconds since the indexer last agreed with the chain's head; grows when index or chain stand still. */
  lagSeconds: z.number(),
})

export type AsOf = z.infer<typeof asOf>
export type BlockReference = z.infer<typeof blockReference>

/** Every answer about the chain: data and the block it is of. */
export function dated<Data extends z.ZodType>(data: Data) {
  return z.object({ ...asOf.shape, data })
}

/** A page of a list; `next` is the cursor of the following page, null at the end. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

/** RFC 9457 problem details; `code` is stable, `detail` is a sentence for a person, `remedy` says what to do. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  expected: z.string().optional(),
  remedy: z.string().optional(),
  requestId: z.string(),
})

export type Problem = z.infer<typeof problem>

/** Asked of any dated answer: wait (at most some seconds) until this block is indexed, so that a page reads its own writes. */
export const minBlock = z.object({ minBlock: z.coerce.number().int().min(0).optional() })

/** Paging. */
export const paging = z.object({
  ...minBlock.shape,
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
