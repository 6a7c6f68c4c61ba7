import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './problem.ts'

/** Serves the built console; every path that is no file is the console's own, so it gets the first page. */
export async function consoleFiles(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const root = webRoot === undefined ? undefined : resolve(webRoot)
  const built = root !== undefined && existsSync(join(root, 'index.html'))
  if (built) {
    await app.register(files, {
      root,
      wildcard: true,
      index: 'index.html',
      setHeaders: (reply, path) => {
        // Built assets carry a hash in their name; the page that names them must be asked for each time.
        const fixed = path.includes('/assets/')
        void reply.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const { url, method } = request
    if (built && method === 'GET' && !/^\/(api|rpc)(\/|\?|$)/.test(url) && !/\.\w+(\?|$)/.test(url)) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    }
    throw new HttpProblem(404, {
      code: 'request.notFound',
      message: `Nothing is at ${method} ${url.split('?')[0]}`,
      remedy: 'GET /api/v1/openapi.json lists what can be asked',
    })
  })
}
