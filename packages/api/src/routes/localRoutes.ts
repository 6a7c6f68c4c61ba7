import { z } from 'zod'
import * as operations from '../model/operations.ts'
import { address, amount } from '../model/scalars.ts'
import { route } from '../route.ts'
import { done } from './parameters.ts'

/** Only on a local chain. */
export const localRoutes = {
  local: route({
    method: 'GET',
    path: '/local',
    tag: 'local',
    access: 'local',
    summary: 'Clock and personas of the local chain',
    answer: operations.local,
  }),
  advance: route({
    method: 'POST',
    path: '/local/advance',
    tag: 'local',
    access: 'local',
    body: z.object({
      months: z.number().int().min(1).max(12).optional(),
      days: z.number().int().min(1).max(365).optional(),
      stress: z.number().min(0).max(20).optional(),
    }),
    summary: 'Let time pass; agents live through it, the event stream tells when it is done',
    answer: operations.local,
  }),
  dollars: route({
    method: 'POST',
    path: '/local/dollars',
    tag: 'local',
    access: 'local',
    body: z.object({ wallet: address, amount }),
    summary: 'Mint local dollars and some coin for gas',
    answer: done,
  }),
} as const
