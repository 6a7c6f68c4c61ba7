import { randomBytes } from 'node:crypto'
import type { BlockNews, BlockRequest } from '@specie/api'
import type { BlockFill } from '@specie/protocol'
import { type Address, getAddress, hexToBytes } from 'viem'
import { machineSeconds } from '../clock.ts'
import type { Handlers } from '../http/Handler.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import { findQuotes, findRequest, type RequestRow } from './BlockRows.ts'
import { blockAnswer, isOpen } from './blockAnswer.ts'
import { checkQuote } from './checkQuote.ts'
import { type Standing, standingOf } from './maySee.ts'

/** Requests that an answer lists at most. */
const LISTED = 100
/** Open requests of one wallet. */
const MOST_OPEN = 20
/** Quotes of one maker for one request. */
const MOST_QUOTES = 20

type BlockRoutes = 'blocks' | 'block' | 'requestBlock' | 'quoteBlock' | 'withdrawQuote' | 'closeBlock'

/** Requests for quotes: kept in the database, told to those who may see them, settled on the chain by the requester. */
export const blockHandlers: Pick<Handlers, BlockRoutes> = {
  async blocks(services, { caller, query }) {
    const wallet = caller.address!
    let rows = services.database.db
      .selectFrom('blockRequest')
      .selectAll()
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(LISTED)
    if (query.share !== undefined) rows = rows.where('share', '=', query.share)
    const found = await rows.execute()
    const seen = await Promise.all(
      found
        .filter((row) => query.state === undefined || isOpen(row) === (query.state === 'open'))
        .map(async (row) => ({ row, standing: await standingOf(services, row, wallet) })),
    )
    return Promise.all(
      seen
        .filter(({ standing }) => standing !== undefined)
        .map(({ row, standing }) => blockAnswer(services, row, wallet, standing)),
    )
  },

  async block(services, { caller, params }) {
    const { row, standing } = await visible(services, params.id, caller.address!)
    return blockAnswer(services, row, caller.address!, standing)
  },

  async requestBlock(services, { caller, body }) {
    const wallet = caller.address!
    const share = getAddress(body.share)
    const { listed } = await services.client.block.read(share)
    if (!listed)
      throw new HttpProblem(422, {
        code: 'block.notListed',
        message: `Blocks of ${share} are not settled here`,
      })
    if (BigInt(body.shares) <= 0n) {
      throw new HttpProblem(400, {
        code: 'input.shares',
        message: 'A request is for at least one share unit',
      })
    }
    const now = machineSeconds()
    const { db } = services.database
    const { count } = await db
      .selectFrom('blockRequest')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('requester', '=', wallet)
      .where('closed', '=', false)
      .where('closesAt', '>', BigInt(now))
      .executeTakeFirstOrThrow()
    if (count >= MOST_OPEN) {
      throw new HttpProblem(409, {
        code: 'block.tooMany',
        message: `${wallet} has ${MOST_OPEN} open requests already`,
        remedy: 'close some of them',
      })
    }
    const row = {
      id: randomBytes(12).toString('base64url'),
      share,
      requester: wallet,
      side: body.side,
      shares: BigInt(body.shares),
      priceLimit: body.priceLimit === undefined ? null : BigInt(body.priceLimit),
      makers: body.makers === undefined ? null : (JSON.stringify(body.makers) as never),
      createdAt: BigInt(now),
      closesAt: BigInt(now + body.minutes * 60),
      closed: false,
    }
    await db
      .insertInto('blockRequest')
      .values(row as never)
      .execute()
    return tell(services, 'requested', row as RequestRow, wallet, 'requester', null)
  },

  async quoteBlock(services, { caller, params, body }) {
    const maker = caller.address!
    const { row, standing } = await visible(services, params.id, maker)
    if (standing !== 'maker') throw forbidden('The requester does not answer its own request')
    if (!isOpen(row))
      throw new HttpProblem(409, { code: 'block.closed', message: 'This request takes no more answers' })
    const earlier = await findQuotes(services, row.id, maker)
    if (earlier.length >= MOST_QUOTES) {
      throw new HttpProblem(409, {
        code: 'block.tooMany',
        message: `A maker answers a request with ${MOST_QUOTES} quotes at most`,
      })
    }
    const { quote } = body
    const fill: BlockFill = {
      quote: { ...quote, shares: BigInt(quote.shares), price: BigInt(quote.price) },
      signature: body.signature,
      shares: BigInt(quote.shares),
    }
    await checkQuote(services, row, maker, fill)
    const { numInsertedOrUpdatedRows } = await services.database.db
      .insertInto('blockQuote')
      .values({
        request: row.id,
        maker,
        nonce: BigInt(quote.nonce),
        shares: fill.quote.shares,
        price: fill.quote.price,
        deadline: BigInt(quote.deadline),
        whole: quote.whole,
        signature: Buffer.from(hexToBytes(body.signature)) as never,
        quotedAt: BigInt(machineSeconds()),
      } as never)
      .onConflict((conflict) => conflict.columns(['maker', 'nonce']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) {
      throw new HttpProblem(409, {
        code: 'block.nonce',
        message: `The number ${quote.nonce} is that of another quote`,
        remedy: 'number every quote anew',
      })
    }
    return tell(services, 'quoted', row, maker, standing, maker)
  },

  async withdrawQuote(services, { caller, params }) {
    const maker = caller.address!
    const { row, standing } = await visible(services, params.id, maker)
    const { numUpdatedRows } = await services.database.db
      .updateTable('blockQuote')
      .set({ withdrawn: true } as never)
      .where('request', '=', row.id)
      .where('maker', '=', maker)
      .where('nonce', '=', BigInt(params.nonce))
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) {
      throw new HttpProblem(404, {
        code: 'block.quote',
        message: `${maker} has no quote ${params.nonce} here`,
      })
    }
    return tell(services, 'withdrawn', row, maker, standing, maker)
  },

  async closeBlock(services, { caller, params }) {
    const { row, standing } = await visible(services, params.id, caller.address!)
    if (standing !== 'requester') throw forbidden('Only its requester closes a request')
    await services.database.db
      .updateTable('blockRequest')
      .set({ closed: true } as never)
      .where('id', '=', row.id)
      .execute()
    return tell(services, 'closed', { ...row, closed: true }, caller.address!, standing, null)
  },
}

/** A request that the wallet may see; of others it is not said that they exist. */
async function visible(
  services: Services,
  id: string,
  wallet: Address,
): Promise<{ readonly row: RequestRow; readonly standing: Standing }> {
  const row = await findRequest(services, id)
  const standing = row && (await standingOf(services, row, wallet))
  if (row === undefined || standing === undefined) {
    throw new HttpProblem(404, {
      code: 'block.unknown',
      message: `There is no request ${id} that you may see`,
    })
  }
  return { row, standing }
}

async function tell(
  services: Services,
  what: BlockNews['what'],
  row: RequestRow,
  wallet: Address,
  standing: Standing,
  maker: Address | null,
): Promise<BlockRequest> {
  await services.events.publish({ type: 'blockTrade', what, id: row.id, maker })
  return blockAnswer(services, row, wallet, standing)
}

function forbidden(message: string): HttpProblem {
  return new HttpProblem(403, { code: 'block.party', message })
}
