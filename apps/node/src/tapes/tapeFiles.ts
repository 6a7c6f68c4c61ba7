import type { FastifyInstance } from 'fastify'
import { requireAccess } from '../http/access.ts'
import { callerOf } from '../http/callerOf.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import { findTape } from './tapeStore.ts'

/** `GET /api/v1/tapes/:id/errors.csv` and `rejected.csv`: every error, and the rows to mend. */
export function tapeFiles(app: FastifyInstance, services: Services): void {
  for (const kind of ['errors', 'rejected'] as const) {
    app.get(`/api/v1/tapes/:id/${kind}.csv`, async (request, reply) => {
      const caller = await callerOf(services, request)
      await requireAccess(services, 'tape', { access: 'signedIn' }, caller)
      const { id } = request.params as { readonly id: string }
      const kept = await findTape(services.database, id, caller.address!)
      if (kept.settings.cutOffDate === null) {
        throw new HttpProblem(409, {
          code: 'tape.unchecked',
          message: 'The file has not been checked yet',
          remedy: 'choose a cut-off date first',
        })
      }
      const { found, settings, fileName } = kept
      const text = await services.workshop.perform({ kind, tape: id, file: fileName, found, settings })
      const name = fileName.replace(/(\.(csv|xlsx|parquet|gz))+$/i, '')
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${kind}.csv`)}`,
        )
        .header('cache-control', 'no-store')
        .send(text)
    })
  }
}
