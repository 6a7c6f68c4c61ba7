import type { Route } from '@specie/api'
import { z } from 'zod'

/** The route's answer is about a block: data with the block it is of. */
export function isDated({ answer }: Pick<Route, 'answer'>): boolean {
  return answer instanceof z.ZodObject && 'lagSeconds' in answer.shape && 'data' in answer.shape
}
