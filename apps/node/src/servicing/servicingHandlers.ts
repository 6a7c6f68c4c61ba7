import { postgresReports } from '@specie/agents'
import type { LoanRow } from '@specie/api'
import { exactValue } from '@specie/quant'
import { preparePeriod, valueReport } from '@specie/servicing'
import type { Loan } from '@specie/tape'
import { getAddress } from 'viem'
import { callsOf } from '../chain/callAnswer.ts'
import { clientAs } from '../chain/clientAs.ts'
import type { Handlers } from '../http/Handler.ts'
import { HttpProblem } from '../http/problem.ts'
import { nextSteps } from './nextSteps.ts'
import { partyReport } from './partyReport.ts'

/** What issuer, servicer and valuer do for a pool. */
export const servicingHandlers: Pick<Handlers, 'nextSteps' | 'loans' | 'periodPreview' | 'periodOrder'> = {
  nextSteps: (services, { params, query, block }) =>
    nextSteps(
      services,
      getAddress(params.pool),
      block,
      query.as === undefined ? undefined : getAddress(query.as),
    ),

  async loans(services, { params, query, caller }) {
    const { report } = await partyReport(services, getAddress(params.pool), caller.address!)
    const wanted = query.search?.trim().toLowerCase() ?? ''
    const found = report.tape.loans.filter(
      (loan) =>
        wanted === '' ||
        [loan.id, loan.borrower, loan.grade, loan.country, loan.status].some((text) =>
          text?.toLowerCase().includes(wanted),
        ),
    )
    const byId = found.sort((a, b) => (a.id < b.id ? -1 : 1))
    return { rows: byId.slice(0, query.limit).map(loanRow), total: byId.length }
  },

  async periodPreview(services, { params, caller, body }) {
    const pool = getAddress(params.pool)
    const { report } = await partyReport(services, pool, caller.address!, ['servicer'])
    const client = await clientAs(services, caller.address!)
    const { recoveries, ...events } = body
    const order = { ...events, recoveries: BigInt(recoveries) }
    const prepared = await preparePeriod(client, pool, report, order)
    // Before the transaction, so that the report is never missing after it.
    await postgresReports(services.database.db).put(pool, prepared.report)
    const { serviced, impairment } = prepared
    const { forwards } = prepared.report.curve
    const { cashFlows } = valueReport(prepared.report, impairment)
    const { value } = exactValue(cashFlows, forwards, prepared.report.hazardShift)
    return {
      period: prepared.period,
      to: prepared.cutOffDate,
      interest: String(serviced.interest),
      principal: String(serviced.principal),
      recoveries: String(prepared.recoveries),
      defaulted: String(serviced.defaulted),
      late30: String(serviced.late30),
      late60: String(serviced.late60),
      late90: String(serviced.late90),
      loans: prepared.loans,
      valueAfter: String(value > impairment ? value - impairment : 0n),
      calls: await callsOf(await client.pool(pool).collect(prepared.collection)),
    }
  },

  async periodOrder({ database, ...services }, { params, caller, body }) {
    const pool = getAddress(params.pool)
    const { report } = await partyReport({ database, ...services }, pool, caller.address!, ['servicer'])
    requireLoans(report.tape.loans, [...body.defaulted, ...body.late, ...body.prepaid])
    const json = (list: readonly string[]) => JSON.stringify(list) as never
    await database.db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('periodOrder')
        .set({ state: 'withdrawn' })
        .where('pool', '=', pool)
        .where('state', '=', 'open')
        .execute()
      await transaction
        .insertInto('periodOrder')
        .values({
          pool,
          cutOffDate: body.to,
          defaulted: json(body.defaulted),
          late: json(body.late),
          prepaid: json(body.prepaid),
          recoveries: BigInt(body.recoveries),
          enteredBy: `wallet ${caller.address!}`,
        })
        .execute()
    })
    return { done: true }
  },
}

function requireLoans(loans: readonly Loan[], named: readonly string[]): void {
  const known = new Set(loans.map(({ id }) => id))
  const unknown = named.filter((id) => !known.has(id))
  if (unknown.length === 0) return
  throw new HttpProblem(400, {
    code: 'input.loan',
    message: `The last report has no loan ${unknown.slice(0, 10).join(', ')}`,
    expected: "the lender's own references",
  })
}

function loanRow(loan: Loan): LoanRow {
  const { id, borrower, grade, country, kind, status, daysPastDue, balance, rate, maturityDate } = loan
  return {
    id,
    borrower,
    grade,
    country,
    kind,
    status,
    daysPastDue,
    balance: String(balance),
    rate: Number(rate) / 1e9,
    maturityDate,
  }
}
