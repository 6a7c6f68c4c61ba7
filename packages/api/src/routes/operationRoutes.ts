import { z } from 'zod'
import { dated, minBlock } from '../model/envelope.ts'
import * as operations from '../model/operations.ts'
import { address, bytes, hash, seconds } from '../model/scalars.ts'
import { route } from '../route.ts'

/** Operation: agents, feeds, the desk. */
export const operationRoutes = {
  agents: route({
    method: 'GET',
    path: '/agents',
    tag: 'operation',
    access: 'anybody',
    summary: 'Agents and how they do',
    answer: z.array(operations.agent),
  }),
  decisions: route({
    method: 'GET',
    path: '/agents/decisions',
    tag: 'operation',
    access: 'anybody',
    query: z.object({
      agent: operations.agentName.optional(),
      pool: address.optional(),
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().max(200).default(50),
    }),
    summary: 'What agents decided and why, newest first',
    answer: z.array(operations.decision),
  }),
  setAgent: route({
    method: 'PATCH',
    path: '/agents/:name',
    tag: 'operation',
    access: 'operator',
    params: z.object({ name: operations.agentName }),
    body: z.object({ enabled: z.boolean().optional(), dryRun: z.boolean().optional() }),
    summary: 'Pause, resume or let an agent only explain itself',
    answer: operations.agent,
  }),
  feeds: route({
    method: 'GET',
    path: '/feeds',
    tag: 'operation',
    access: 'anybody',
    query: minBlock,
    summary: 'Feeds, their age and reporters',
    answer: dated(z.array(operations.feed)),
  }),
  feedHistory: route({
    method: 'GET',
    path: '/feeds/:feed/history',
    tag: 'operation',
    access: 'anybody',
    params: z.object({ feed: bytes }),
    query: minBlock,
    summary: 'Accepted answers of a feed',
    answer: dated(
      z.array(z.object({ time: seconds, block: z.number().int(), answer: z.string(), transaction: hash })),
    ),
  }),
  desk: route({
    method: 'GET',
    path: '/desk',
    tag: 'operation',
    access: 'anybody',
    query: minBlock,
    summary: 'Desk, reserve and listings',
    answer: dated(operations.desk),
  }),
} as const
