import { SpecieError } from '@specie/units'

/**
 * One request to a node, for the few that no client has a name for.
 * @throws SpecieError `rpc.unreachable` when nothing answers, `rpc.refused` with the node's own words.
 */
export async function rpc<Answer>(
  url: string,
  method: string,
  parameters: readonly unknown[],
): Promise<Answer> {
  let answer: { readonly result?: Answer; readonly error?: { readonly message: string } }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: parameters }),
    })
    answer = (await response.json()) as typeof answer
  } catch (cause) {
    throw new SpecieError({
      code: 'rpc.unreachable',
      message: `No chain answers at ${url}`,
      remedy: '`npm start` starts the local chain; RPC_URL or --rpc names another one',
      cause,
    })
  }
  if (answer.error !== undefined) {
    throw new SpecieError({
      code: 'rpc.refused',
      message: `The node at ${url} refused ${method}: ${answer.error.message}`,
    })
  }
  return answer.result as Answer
}
