import { routes } from '@specie/api'
import { ask } from '../api/ask.ts'
import type { Engine } from './engine.ts'

let engine: Promise<Engine> | undefined

/** The page's engine, loaded and built at its first use. */
export function loadEngine(): Promise<Engine> {
  engine ??= build().catch((error) => {
    engine = undefined
    throw error
  })
  return engine
}

async function build(): Promise<Engine> {
  const [{ createEngine }, status, deployment] = await Promise.all([
    import('./engine.ts'),
    ask(routes.status),
    ask(routes.deployment),
  ])
  const local = status.local ? await ask(routes.local) : undefined
  return createEngine({
    chainId: status.chainId,
    deployment: deployment as never,
    rpcUrl: `${location.origin}/rpc`,
    persons: local?.personas.map(({ name, title, key }) => ({ name, title, key })) ?? [],
  })
}
