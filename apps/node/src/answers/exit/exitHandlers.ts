import type { RouteName } from '@specie/api'
import type { Handlers } from '../../http/Handler.ts'
import { HttpProblem } from '../../http/problem.ts'

/** Routes of the exits that this version names and does not serve yet. */
export const UNSERVED = [
  'exits',
  'exitOptions',
  'windows',
  'queue',
  'market',
  'trades',
  'levels',
  'makers',
  'reserve',
  'reserveProvider',
  'marketPositions',
] as const satisfies readonly RouteName[]

/** Exits, the market, and whether providing is worth it. */
export const exitHandlers = Object.fromEntries(
  UNSERVED.map((name) => [name, async () => refuse(name)]),
) as unknown as Pick<Handlers, (typeof UNSERVED)[number]>

function refuse(name: string): never {
  throw new HttpProblem(501, {
    code: 'route.unserved',
    message: `This server knows the question "${name}" and cannot answer it yet`,
    remedy: 'read the same from the chain with the command line: npx specie exit, market, windows',
  })
}
