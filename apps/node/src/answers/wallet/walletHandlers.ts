import type { Activity, Token } from '@specie/api'
import { type ActivityEntry, walletActivity, worthHistory } from '@specie/ledger'
import { getAddress, type Hex } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import type { Services } from '../../Services.ts'
import { rangeOf } from '../pool/historyHandlers.ts'
import { tokenOf } from '../tokenOf.ts'
import { exitQuoteAnswer } from './exitQuoteAnswer.ts'
import { walletAnswer } from './walletAnswer.ts'

/** What wallets have and what happened to them. */
export const walletHandlers: Pick<Handlers, 'wallet' | 'worth' | 'activity' | 'exitQuote'> = {
  wallet: (services, { params, block }) => walletAnswer(services, params.wallet, block),

  async worth({ database }, { params, query, block }) {
    const points = await worthHistory(database.db, getAddress(params.wallet), {
      atBlock: block.number,
      ...rangeOf(query),
    })
    return points.map(({ time, blockNumber, value, shares }) => ({
      time: Number(time),
      block: Number(blockNumber),
      value: String(value),
      shares: shares.map((one) => ({
        share: getAddress(one.share),
        balance: String(one.balance),
        value: String(one.value),
      })),
    }))
  },

  async activity(services, { params, query, block }) {
    const { rows, next } = await walletActivity(services.database.db, getAddress(params.wallet), {
      atBlock: block.number,
      limit: query.limit,
      cursor: query.cursor,
    })
    return { rows: await Promise.all(rows.map((row) => activityAnswer(services, row))), next }
  },

  exitQuote: (services, { params, query, block }) =>
    exitQuoteAnswer(
      services,
      {
        share: getAddress(params.share),
        amount: BigInt(query.amount),
        holder: query.holder === undefined ? undefined : getAddress(query.holder),
      },
      block,
    ),
}

async function activityAnswer({ client }: Services, row: ActivityEntry): Promise<Activity> {
  const token = async (address: Hex | null): Promise<Token | null> =>
    address === null ? null : tokenOf(client, await client.cash.read(getAddress(address)))
  return {
    time: Number(row.time),
    block: Number(row.blockNumber),
    logIndex: row.logIndex,
    kind: row.kind as Activity['kind'],
    pool: row.pool === null ? null : getAddress(row.pool),
    share: await token(row.share),
    shares: row.shares === null ? null : String(row.shares),
    cash: row.cash === null ? null : String(row.cash),
    cashToken: await token(row.cashToken),
    counterparty: row.counterparty === null ? null : getAddress(row.counterparty),
    transaction: row.transaction,
  }
}
