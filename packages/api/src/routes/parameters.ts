import { z } from 'zod'
import { minBlock } from '../model/envelope.ts'
import { address, date } from '../model/scalars.ts'

/** What several questions ask with, and what a message that only has to be done answers. */
export const inPool = z.object({ pool: address })
export const inWallet = z.object({ wallet: address })
export const inShare = z.object({ share: address })
export const inTape = z.object({ id: z.string() })
export const range = z.object({ ...minBlock.shape, from: date.optional(), to: date.optional() })
export const done = z.object({ done: z.literal(true) })
