import { z } from 'zod'
import * as operations from '../model/operations.ts'
import { hash } from '../model/scalars.ts'
import { route } from '../route.ts'

/** The chain and the server. */
export const serverRoutes = {
  status: route({
    method: 'GET',
    path: '/status',
    tag: 'server',
    access: 'anybody',
    summary: 'Chain, index and server',
    answer: operations.status,
  }),
  deployment: route({
    method: 'GET',
    path: '/deployment',
    tag: 'server',
    access: 'anybody',
    summary: 'Where the contracts are',
    answer: operations.deployment,
  }),
  transaction: route({
    method: 'GET',
    path: '/transactions/:hash',
    tag: 'server',
    access: 'anybody',
    params: z.object({ hash }),
    summary: 'What became of a transaction',
    answer: operations.transaction,
  }),
  reconciliation: route({
    method: 'GET',
    path: '/reconciliation',
    tag: 'server',
    access: 'anybody',
    summary: 'Index against chain, figure by figure',
    query: z.object({ differing: z.coerce.boolean().optional() }),
    answer: z.object({ block: z.number().int().nullable(), figures: z.array(operations.reconciled) }),
  }),
} as const
