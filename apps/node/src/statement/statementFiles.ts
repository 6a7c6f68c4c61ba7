import { statementFacts } from '@specie/ledger'
import { toDay, toIso } from '@specie/quant'
import { statementCsv, statementPdf } from '@specie/report'
import type { FastifyInstance } from 'fastify'
import { getAddress, type Hex } from 'viem'
import { z } from 'zod'
import { limited } from '../http/limits.ts'
import type { Services } from '../Services.ts'
import { statementOf } from './statementOf.ts'

const params = z.object({ wallet: z.string().regex(/^0x[0-9a-fA-F]{40}$/) })
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const query = z.object({
  from: day.optional(),
  to: day.optional(),
  format: z.enum(['pdf', 'csv', 'json']).default('pdf'),
  name: z.string().max(100).optional(),
})

/** `GET /api/v1/wallets/:wallet/statement?from&to&format=pdf|csv|json`: what a holder had, got and did in a period. */
export function statementFiles(app: FastifyInstance, services: Services): void {
  const { database, deployment, local, index } = services
  app.get(
    '/api/v1/wallets/:wallet/statement',
    { config: { rateLimit: limited(services.limits.writes, 'statements') } },
    async (request, reply) => {
      const address = getAddress(params.parse(request.params).wallet)
      const asked = query.parse(request.query)
      const today = toIso(Math.floor(Number(index.head()?.block.timestamp ?? 0n) / 86_400))
      const to = asked.to ?? today
      const from = asked.from ?? `${to.slice(0, 4)}-01-01`
      const [begin, end] = [BigInt(toDay(from) * 86_400), BigInt((toDay(to) + 1) * 86_400)]
      const facts = await statementFacts(database.db, address.toLowerCase() as Hex, begin, end)
      const chain = {
        id: deployment.chainId,
        name: local ? 'the local chain' : `chain ${deployment.chainId}`,
      }
      const holder = { address, ...(asked.name !== undefined && { name: asked.name }) }
      const statement = statementOf({ holder, chain, from, to }, facts)
      const name = `statement-${address.slice(0, 10)}-${from}-${to}`
      reply.header('cache-control', 'no-store')
      if (asked.format === 'json')
        return reply.type('application/json').send(JSON.stringify(statement, bigintText))
      reply.header('content-disposition', `attachment; filename="${name}.${asked.format}"`)
      if (asked.format === 'csv') return reply.type('text/csv; charset=utf-8').send(statementCsv(statement))
      return reply.type('application/pdf').send(Buffer.from(await statementPdf(statement)))
    },
  )
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
