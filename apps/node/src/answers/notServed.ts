import { HttpProblem } from '../http/problem.ts'

/** The answer to a route that this server does not serve. */
export async function notServed(): Promise<never> {
  throw new HttpProblem(501, { code: 'server.notServed', message: 'This server does not answer that yet' })
}
