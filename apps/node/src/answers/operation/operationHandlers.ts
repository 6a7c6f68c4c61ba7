import { feedHistory, lastReconciliation } from '@specie/ledger'
import type { Handlers } from '../../http/Handler.ts'
import { deskAnswer } from './deskAnswer.ts'
import { feedsAnswer } from './feedsAnswer.ts'
import { statusAnswer } from './statusAnswer.ts'

/** Chain, index, feeds and desk. */
export const operationHandlers: Pick<
  Handlers,
  'status' | 'reconciliation' | 'feeds' | 'feedHistory' | 'desk'
> = {
  status: statusAnswer,

  async reconciliation({ database }, { query }) {
    const last = await lastReconciliation(database.db, { differing: query.differing })
    if (last === undefined) return { block: null, figures: [] }
    return {
      block: Number(last.run.blockNumber),
      figures: last.figures.map(({ subject, figure, ledger, chain, equal }) => ({
        subject,
        figure,
        ledger,
        chain,
        equal,
      })),
    }
  },

  feeds: (services, { block }) => feedsAnswer(services, block),

  async feedHistory({ database }, { params, block }) {
    const { rows } = await feedHistory(database.db, params.feed, {
      atBlock: block.number,
      limit: 1_000,
      outcomes: ['accepted'],
    })
    return rows.toReversed().map(({ time, blockNumber, answer, data, transaction }) => ({
      time: Number(time),
      block: Number(blockNumber),
      answer: answer === null ? data : String(answer),
      transaction,
    }))
  },

  desk: (services, { block }) => deskAnswer(services, block),
}
