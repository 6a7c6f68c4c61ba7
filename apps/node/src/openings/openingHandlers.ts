import { getAddress } from 'viem'
import type { Handlers } from '../http/Handler.ts'
import { findTape } from '../tapes/tapeStore.ts'
import { termsOf } from './keptOpenings.ts'
import { prepareOpeningCalls } from './prepareOpeningCalls.ts'
import { previewOpening } from './previewOpening.ts'
import { suggestOpening } from './suggestOpening.ts'

/** From an accepted tape to the message that opens its pool. */
export const openingHandlers: Pick<
  Handlers,
  'suggestOpening' | 'previewOpening' | 'opening' | 'openingTerms'
> = {
  async suggestOpening(services, { params, query, caller }) {
    const kept = await findTape(services.database, params.id, caller.address!)
    return suggestOpening(services, kept, caller.address!, query.segmentBy)
  },
  openingTerms: ({ database }, { params }) => termsOf(database, getAddress(params.pool)),
  async previewOpening(services, { params, caller, body }) {
    const kept = await findTape(services.database, params.id, caller.address!)
    return (await previewOpening(services, kept, body)).preview
  },
  async opening(services, { params, caller, body }) {
    const kept = await findTape(services.database, params.id, caller.address!)
    return prepareOpeningCalls(services, kept, body, caller.address!)
  },
}
