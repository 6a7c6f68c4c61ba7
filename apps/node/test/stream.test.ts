import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { openStream, type Stream } from './openStream.ts'
import { type Asker, type Scene, signedIn, startScene, stranger, until } from './startScene.ts'

let scene: Scene
let one: RunningNode
let two: RunningNode
let asker: Asker
const streams = new Set<Stream>()

beforeAll(async () => {
  scene = await startScene()
  one = await scene.start({ parts: ['indexer', 'api'] })
  two = await scene.start({ parts: ['api'] })
  asker = await signedIn(one.url!, 'outsider')
})
afterAll(async () => {
  for (const stream of streams) stream.close()
  await scene?.stop()
})

async function open(node: RunningNode, lastEventId?: number): Promise<Stream> {
  const stream = await openStream(`${node.url}/api/v1/events`, lastEventId)
  streams.add(stream)
  return stream
}

/** An event that every server tells: somebody applies to be verified. */
async function apply(name: string): Promise<string> {
  const { body } = await asker.ask('POST', '/applications', { name, country: 'DE', class: 'retail' })
  return (body as { id: string }).id
}

const told = (stream: Stream) =>
  stream.events.filter(({ type }) => type === 'application').map(({ data }) => data.id)

test('what happens at one server is told at both, once, in the same order', async () => {
  const [first, second] = await Promise.all([open(one), open(two)])
  const ids = [await apply('A'), await apply('B'), await apply('C')]
  for (const stream of [first, second]) {
    await until(
      async () => told(stream),
      (found) => found.length >= 3,
    )
    expect(told(stream)).toEqual(ids)
  }
  // Blocks have no id: who comes later is told the newest one only.
  const placed = ({ events }: Stream) => events.flatMap(({ id }) => id ?? [])
  expect(placed(first)).toEqual(placed(second))
})

test('who comes back with the last id is told what it missed, nothing else, also by the other server', async () => {
  const stream = await open(one)
  const seen = await apply('D')
  await until(
    async () => told(stream),
    (found) => found.includes(seen),
  )
  const last = stream.events.findLast(({ type }) => type === 'application')!.id!
  stream.close()
  const missed = [await apply('E'), await apply('F')]
  for (const node of [one, two]) {
    const back = await open(node, last)
    await until(
      async () => told(back),
      (found) => found.length >= 2,
    )
    expect(told(back)).toEqual(missed)
    const next = await apply('G')
    await until(
      async () => told(back),
      (found) => found.includes(next),
    )
    expect(told(back)).toEqual([...missed, next])
    missed.push(next)
  }
})

test('who comes is told the newest block at once, then each new one, and that a reorganisation happened', async () => {
  const stream = await open(two)
  const blocks = () => stream.events.filter(({ type }) => type === 'block').map(({ data }) => data)
  await until(
    async () => blocks(),
    (found) => found.length > 0,
  )
  const { chain } = scene.system
  const snapshot = await chain.snapshot()
  await chain.advance(30)
  const { number } = await chain.client.getBlock()
  await until(
    async () => blocks(),
    (found) => found.some(({ block }) => block.number === Number(number)),
  )
  expect(blocks().every(({ reorganised }) => !reorganised)).toBe(true)
  await chain.revert(snapshot)
  await chain.advance(45)
  const undone = () => blocks().filter(({ reorganised }) => reorganised)
  await until(
    async () => undone(),
    (found) => found.length > 0,
  )
  expect(undone()).toHaveLength(1)
  for (const node of [one, two]) {
    const { body } = await stranger(node.url!).ask('GET', '/status')
    expect((body as { index: { reorganisations: number } }).index.reorganisations).toBe(1)
  }
})

test('an answer that is asked for a block waits until the index has it, at whichever server', async () => {
  const { chain } = scene.system
  for (const node of [one, two, one, two]) {
    const { number } = await chain.client.getBlock()
    const waiting = stranger(node.url!).ask('GET', `/pools?minBlock=${number + 1n}`)
    await chain.advance(10)
    const { body } = await waiting
    expect((body as { block: { number: number } }).block.number).toBe(Number(number) + 1)
  }
})
