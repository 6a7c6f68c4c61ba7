import { randomBytes } from 'node:crypto'
import type { Application } from '@specie/api'
import type { Tables } from '@specie/ledger'
import { countryNumber } from '@specie/protocol'
import type { Selectable } from 'kysely'
import { type Address, getAddress, type Hex, hexToBytes } from 'viem'
import { callsOf } from '../chain/callAnswer.ts'
import { clientAs } from '../chain/clientAs.ts'
import { machineSeconds } from '../clock.ts'
import type { Handlers } from '../http/Handler.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import { rolesOf } from './rolesOf.ts'
import {
  checkStatement,
  localStatement,
  type SignedApplication,
  statementFrom,
  statementJson,
} from './statements.ts'

type Row = Selectable<Tables['application']>

/** Applications that an answer lists at most. */
const LISTED = 500

/** People who want to be verified, and the KYC issuer who vouches for them. */
export const applicationHandlers: Pick<Handlers, 'applications' | 'apply' | 'settleApplication'> = {
  async applications(services, { caller }) {
    const all = (await rolesOf(services, caller.address!)).has('kycIssuer')
    let query = services.database.db
      .selectFrom('application')
      .selectAll()
      .orderBy('appliedAt', 'desc')
      .limit(LISTED)
    if (!all) query = query.where('wallet', '=', caller.address!)
    const rows = await query.execute()
    return Promise.all(rows.map((row) => applicationAnswer(services, row)))
  },

  async apply(services, { caller, body }) {
    const wallet = caller.address!
    const name = body.name.trim()
    if (name === '' || name.length > 200) {
      throw new HttpProblem(400, {
        code: 'input.name',
        message: 'An application needs a name of at most 200 characters',
      })
    }
    countryNumber(body.country)
    const signed = services.local ? await localStatement(services, { wallet, ...body }) : undefined
    const row: Row = {
      id: randomBytes(12).toString('base64url'),
      wallet,
      name,
      country: body.country.toUpperCase(),
      class: body.class,
      state: signed === undefined ? 'waiting' : 'signed',
      reason: null,
      appliedAt: BigInt(machineSeconds()),
      ...signedColumns(signed),
    }
    const { db } = services.database
    await db.transaction().execute(async (transaction) => {
      // One open application a wallet: a new one takes the place of what still waits.
      await transaction
        .deleteFrom('application')
        .where('wallet', '=', wallet)
        .where('state', '=', 'waiting')
        .execute()
      await transaction
        .insertInto('application')
        .values(stored(row) as never)
        .execute()
    })
    return tell(services, row)
  },

  async settleApplication(services, { params, caller, body }) {
    const { db } = services.database
    const row = await db.selectFrom('application').selectAll().where('id', '=', params.id).executeTakeFirst()
    if (row === undefined) {
      throw new HttpProblem(404, {
        code: 'application.unknown',
        message: `There is no application ${params.id}`,
      })
    }
    if (row.state !== 'waiting') {
      throw new HttpProblem(409, {
        code: 'application.settled',
        message: 'This application has been settled already',
      })
    }
    const change =
      'refuse' in body
        ? { state: 'refused' as const, reason: body.refuse.slice(0, 500), ...signedColumns(undefined) }
        : {
            state: 'signed' as const,
            reason: null,
            ...signedColumns(
              await checkStatement(services, getAddress(row.wallet), {
                statement: statementFrom(body.statement),
                issuer: caller.address!,
                signature: body.signature,
              }),
            ),
          }
    const changed = await db
      .updateTable('application')
      .set(stored(change) as never)
      .where('id', '=', params.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n) {
      throw new HttpProblem(409, {
        code: 'application.settled',
        message: 'Somebody else has just settled this application',
      })
    }
    return tell(services, { ...row, ...change } as Row)
  },
}

function signedColumns(signed: SignedApplication | undefined) {
  return {
    statement: signed === undefined ? null : (JSON.stringify(statementJson(signed.statement)) as never),
    issuer: signed?.issuer ?? null,
    signature: signed?.signature ?? null,
  }
}

/** As the table takes it: only addresses and hashes become bytes by themselves, a signature has another length. */
function stored<Change extends { readonly signature: Hex | null }>(change: Change) {
  const { signature } = change
  return { ...change, signature: signature === null ? null : Buffer.from(hexToBytes(signature)) }
}

async function tell(services: Services, row: Row): Promise<Application> {
  const answer = await applicationAnswer(services, row)
  await services.events.publish({
    type: 'application',
    id: row.id,
    wallet: answer.wallet,
    state: answer.state,
  })
  return answer
}

async function applicationAnswer(services: Services, row: Row): Promise<Application> {
  const wallet = getAddress(row.wallet)
  const base = {
    id: row.id,
    wallet,
    name: row.name,
    country: row.country,
    class: row.class as Application['class'],
    reason: row.reason,
    appliedAt: Number(row.appliedAt),
  }
  if (row.state !== 'signed' || row.statement === null) return { ...base, state: row.state, calls: null }
  const statement = statementFrom(
    typeof row.statement === 'string' ? JSON.parse(row.statement) : row.statement,
  )
  const { version } = await services.client.identity.read(wallet)
  // The registry counts statements: once this one is in, the wallet's version has reached it.
  if (version >= statement.version) return { ...base, state: 'registered', calls: null }
  const client = await clientAs(services, wallet)
  const prepared = await client.identity.register({
    statement,
    issuer: getAddress(row.issuer!) as Address,
    signature: row.signature!,
  })
  return { ...base, state: 'signed', calls: (await callsOf(prepared)) as NonNullable<Application['calls']> }
}
