import { activityLog, capTable, collections, distributions, eventLog, navHistory } from '@specie/ledger'
import type { CsvValue } from '@specie/report'
import { toJson } from '../../frame/json.ts'
import { day } from '../../frame/numbers.ts'
import { amountCell, type ExportContext, poolLabel, tokenOf } from './ExportContext.ts'

/** A line of an export; every line of one export has the same columns. */
export type ExportRow = Readonly<Record<string, CsvValue>>

type Rows = AsyncGenerator<ExportRow> | AsyncIterable<ExportRow>

/** What can be exported, by name. */
export const exports: Readonly<Record<string, (context: ExportContext) => Rows>> = {
  holders: holderRows,
  collections: collectionRows,
  nav: navRows,
  transactions: (context) => activityRows(context, undefined),
  income: incomeRows,
  ledger: eventRows,
}

async function* holderRows(context: ExportContext): Rows {
  const { database, pools, atBlock, wallet } = context
  for (const pool of pools) {
    let cursor: string | undefined
    do {
      const page = await capTable(database.db, pool.pool, { atBlock, limit: 1000, cursor })
      for (const holder of page.rows) {
        if (wallet !== undefined && holder.wallet !== wallet) continue
        const { share, balance, frozen, value } = holder
        yield {
          block: atBlock,
          pool: poolLabel(pool),
          pool_address: pool.pool,
          share: share.symbol,
          share_address: share.address,
          holder: holder.wallet,
          units: amountCell(context, balance, share.decimals),
          units_frozen: amountCell(context, frozen, share.decimals),
          unit_decimals: share.decimals,
          wallet_frozen: holder.walletFrozen,
          value: amountCell(context, value, pool.cash.decimals),
          currency: pool.cash.symbol,
          currency_decimals: pool.cash.decimals,
          identity: holder.identity,
          country: holder.country,
          class: holder.class,
          venue: holder.venue,
        }
      }
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
}

async function* collectionRows(context: ExportContext): Rows {
  const { database, pools, from, to } = context
  for (const pool of pools) {
    const amount = (units: bigint) => amountCell(context, units, pool.cash.decimals)
    for (const row of await collections(database.db, pool.pool, { from, to })) {
      yield {
        date: day(row.time),
        pool: poolLabel(pool),
        pool_address: pool.pool,
        period: row.period,
        cut_off: day(row.asOf),
        interest: amount(row.interest),
        principal: amount(row.principal),
        recoveries: amount(row.recoveries),
        defaulted: amount(row.defaulted),
        late_30: amount(row.late30),
        late_60: amount(row.late60),
        late_90: amount(row.late90),
        impairment: amount(row.impairment),
        fees: amount(row.fees),
        paid_1: amount(row.paid[0]),
        paid_2: amount(row.paid[1]),
        paid_3: amount(row.paid[2]),
        trapped: amount(row.trapped),
        value: amount(row.value),
        currency: pool.cash.symbol,
        currency_decimals: pool.cash.decimals,
        covered: row.covered,
        winding_down: row.windingDown,
        tape_root: row.tapeRoot,
        block: row.blockNumber,
        transaction: row.transaction,
      }
    }
  }
}

async function* navRows(context: ExportContext): Rows {
  const { database, pools, from, to } = context
  for (const pool of pools) {
    const amount = (units: bigint) => amountCell(context, units, pool.cash.decimals)
    for (const point of await navHistory(database.db, pool.pool, { from, to })) {
      const price = (n: number) => amountCell(context, point.prices[n]?.price ?? null, 18)
      yield {
        date: day(point.time),
        pool: poolLabel(pool),
        pool_address: pool.pool,
        cause: point.cause,
        status: point.status,
        revision: point.revision,
        value: amount(point.value),
        net_value: amount(point.lower),
        gross_value: amount(point.upper),
        impairment: amount(point.impairment),
        currency: pool.cash.symbol,
        currency_decimals: pool.cash.decimals,
        price_1: price(0),
        price_2: price(1),
        price_3: price(2),
        price_decimals: 18,
        block: point.blockNumber,
        transaction: point.transaction,
      }
    }
  }
}

async function* activityRows(context: ExportContext, kinds: readonly string[] | undefined): Rows {
  const { database, pools, onePool, wallet, from, to } = context
  const wanted = onePool ? pools.map(({ pool }) => pool) : undefined
  for await (const entry of activityLog(database.db, { from, to, wallet, pools: wanted, kinds })) {
    const [share, cash] = [tokenOf(context, entry.share), tokenOf(context, entry.cashToken)]
    const pool = pools.find((each) => each.pool === entry.pool)
    yield {
      date: day(entry.time),
      holder: entry.wallet,
      kind: entry.kind,
      pool: pool === undefined ? null : poolLabel(pool),
      pool_address: entry.pool,
      share: share?.symbol ?? null,
      share_address: entry.share,
      // A token that no pool names is written in its smallest unit.
      units: amountCell(context, entry.shares, share?.decimals ?? 0),
      unit_decimals: share?.decimals ?? 0,
      amount: amountCell(context, entry.cash, cash?.decimals ?? 0),
      currency: cash?.symbol ?? entry.cashToken,
      currency_decimals: cash?.decimals ?? 0,
      counterparty: entry.counterparty,
      block: entry.blockNumber,
      log: entry.logIndex,
      transaction: entry.transaction,
    }
  }
}

/** What the pools paid to their shares, then what holders claimed of it. */
async function* incomeRows(context: ExportContext): Rows {
  const { database, pools, wallet, from, to } = context
  for (const pool of wallet === undefined ? pools : []) {
    const shares = pool.tranches.map(({ share }) => share)
    const rows = await distributions(
      database.db,
      shares.map(({ address }) => address),
      { from, to },
    )
    for (const row of rows) {
      const share = shares.find(({ address }) => address === row.token)!
      yield {
        date: day(row.time),
        holder: null,
        kind: 'distributed',
        pool: poolLabel(pool),
        pool_address: pool.pool,
        share: share.symbol,
        share_address: share.address,
        units: amountCell(context, row.supply, share.decimals),
        unit_decimals: share.decimals,
        amount: amountCell(context, row.amount, pool.cash.decimals),
        currency: pool.cash.symbol,
        currency_decimals: pool.cash.decimals,
        counterparty: null,
        block: row.blockNumber,
        log: row.logIndex,
        transaction: row.transaction,
      }
    }
  }
  yield* activityRows(context, ['claimed'])
}

async function* eventRows(context: ExportContext): Rows {
  const { database, deployment, pools, onePool, from, to } = context
  const addresses = onePool
    ? pools.flatMap(({ pool, tranches }) => [pool, ...tranches.map(({ share }) => share.address)])
    : undefined
  for await (const entry of eventLog(database.db, deployment, { from, to, addresses })) {
    yield {
      block: entry.blockNumber,
      log: entry.logIndex,
      date: day(entry.time),
      transaction: entry.transaction,
      address: entry.address,
      event: entry.name,
      arguments: JSON.stringify(JSON.parse(toJson(entry.args))),
    }
  }
}
