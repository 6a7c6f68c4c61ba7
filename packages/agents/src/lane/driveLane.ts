import { readBlock } from '@specie/protocol'
import { rests } from '../frame/breaker.ts'
import { checkDepth, reopenUndone } from './checkDepth.ts'
import { followStep } from './followStep.ts'
import type { Intent, Lane } from './Lane.ts'
import { sendStep } from './sendStep.ts'

/** More than any intent has steps. */
const MOST_MOVES = 100

/**
 * Takes a signer's open intents as far as they go at the present head, in the order in which they were decided: one
 * transaction at a time is on its way. To be called by the holder of the lane's lock only.
 * @returns how many times an intent moved on
 */
export async function driveLane(lane: Omit<Lane, 'head'>): Promise<number> {
  let moves = 0
  await reopenUndone(await atHead(lane))
  for (let moved = true; moved && moves < MOST_MOVES; ) {
    moved = await moveOne(await atHead(lane))
    if (moved) moves += 1
  }
  return moves
}

async function atHead(lane: Omit<Lane, 'head'>): Promise<Lane> {
  return { ...lane, head: await readBlock(lane.client.context.reader) }
}

/** Moves the first intent that can; an intent on its way holds up those behind it. */
async function moveOne(lane: Lane): Promise<boolean> {
  const open = await lane.db
    .selectFrom('intent')
    .selectAll()
    .where('signer', '=', lane.account.address)
    .where('state', 'in', ['planned', 'sent', 'mined'])
    .orderBy('id')
    .execute()
  // What is sent comes before what is planned: a reorganisation may bring an older nonce back to a later intent.
  for (const intent of open.filter(({ state }) => state === 'sent')) {
    if (await followStep(lane, intent)) return true
    return false
  }
  for (const intent of open.filter(({ state }) => state === 'mined')) await checkDepth(lane, intent)
  for (const intent of open.filter(({ state }) => state === 'planned')) {
    if (!(await mayAct(lane, intent))) continue
    return sendStep(lane, intent)
  }
  return false
}

/** An agent that was switched off, or stopped itself, finishes what is on its way and begins nothing. */
async function mayAct({ db, head }: Lane, { agent, step }: Intent): Promise<boolean> {
  if (step > 0) return true
  const row = await db
    .selectFrom('agent')
    .select(['enabled', 'dryRun', 'trippedAt'])
    .where('name', '=', agent)
    .executeTakeFirst()
  return row?.enabled === true && !row.dryRun && !rests(row.trippedAt, head)
}
