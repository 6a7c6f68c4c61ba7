import type { TapeSettings } from '@specie/api'
import { toIso } from '@specie/quant'
import type { Assumption } from '@specie/tape'
import type { Address } from 'viem'
import type { Handlers } from '../http/Handler.ts'
import { HttpProblem } from '../http/problem.ts'
import { fileNameOf } from './fileNameOf.ts'
import type { ChosenSettings } from './TapeState.ts'
import { tapeAnswer } from './tapeAnswer.ts'
import { findTape, type KeptTape, keepFound, keepSettings, takeTape } from './tapeStore.ts'

/** Uploading files and making tapes of them. */
export const tapeHandlers: Pick<Handlers, 'tapes' | 'uploadTape' | 'tape' | 'settleTape' | 'removeTape'> = {
  async tapes({ database }, { caller }) {
    const rows = await database.db
      .selectFrom('tape')
      .leftJoin('opening', (join) =>
        join.onRef('opening.tape', '=', 'tape.id').on('opening.pool', 'is not', null),
      )
      .select(['tape.id', 'tape.fileName', 'tape.found', 'tape.uploadedAt', 'opening.pool'])
      .where('tape.owner', '=', caller.address!)
      .orderBy('tape.uploadedAt', 'desc')
      .limit(200)
      .execute()
    return rows.map(({ id, fileName, found, uploadedAt, pool }) => ({
      id,
      fileName,
      rows: (found as { readonly rows?: number }).rows ?? 0,
      uploadedAt: Number(uploadedAt),
      pool,
    }))
  },

  async uploadTape(services, { caller, query, request }) {
    const fileName = fileNameOf(query.name)
    const { id } = await takeTape(
      services.database,
      caller.address!,
      fileName,
      bodyOf(request.body),
      services.uploadLimit,
    )
    try {
      const today = toIso(Math.floor(Number(services.index.head()?.block.timestamp ?? 0n) / 86_400))
      const found = await services.workshop.perform({ kind: 'inspect', tape: id, file: fileName, today })
      await keepFound(services.database, id, found)
    } catch (error) {
      // What is no table is not kept.
      await services.database.db.deleteFrom('tape').where('id', '=', id).execute()
      throw error
    }
    return tapeAnswer(await findTape(services.database, id, caller.address!))
  },

  tape: async ({ database }, { params, caller }) =>
    tapeAnswer(await findTape(database, params.id, caller.address!)),

  async settleTape(services, { params, caller, body }) {
    const { database, workshop } = services
    const before = await findTape(database, params.id, caller.address!)
    refuseOpened(before)
    const settings = settled(before, body)
    // A name that does not exist is refused before anything is kept.
    tapeAnswer({ ...before, settings })
    const { found, fileName } = before
    const checked =
      settings.cutOffDate === null
        ? undefined
        : await workshop.perform({ kind: 'check', tape: params.id, file: fileName, found, settings })
    await keepSettings(database, params.id, settings, checked)
    await services.events.publish({ type: 'tape', id: params.id })
    return tapeAnswer(await findTape(database, params.id, caller.address!))
  },

  async removeTape({ database }, { params, caller }) {
    const { id } = await findTape(database, params.id, caller.address!)
    await database.db.deleteFrom('tape').where('id', '=', id).execute()
    return { done: true }
  },
}

/** The body of an upload as bytes. @throws HttpProblem 400 when there is none */
export function bodyOf(body: unknown): AsyncIterable<Uint8Array> {
  if (body !== null && typeof body === 'object' && Symbol.asyncIterator in body) {
    return body as AsyncIterable<Uint8Array>
  }
  throw new HttpProblem(400, {
    code: 'file.missing',
    message: 'The question carries no file',
    expected: 'the file itself as the body, content-type application/octet-stream',
  })
}

function refuseOpened({ pool, id }: KeptTape): void {
  if (pool === null) return
  throw new HttpProblem(409, {
    code: 'tape.opened',
    message: `The pool ${pool as Address} was opened with the upload ${id}: it does not change any more`,
    remedy: 'upload the file again for another pool',
  })
}

function settled({ settings }: KeptTape, body: TapeSettings): ChosenSettings {
  const { columns, preset, cutOffDate, currency, mend, leaveOut, assume, eligibility } = body
  const base = preset === undefined ? settings : { ...settings, preset, columns: {} }
  return {
    ...base,
    columns: { ...base.columns, ...columns },
    ...(cutOffDate !== undefined && { cutOffDate }),
    ...(currency !== undefined && { currency }),
    ...(mend !== undefined && { mend }),
    ...(leaveOut !== undefined && { leaveOut }),
    ...(assume !== undefined && { assume: assume as readonly Assumption[] }),
    ...(eligibility !== undefined && {
      eligibility: {
        maxDaysPastDue: eligibility.maxDaysPastDue ?? null,
        statuses: eligibility.statuses ?? [],
      },
    }),
  }
}
