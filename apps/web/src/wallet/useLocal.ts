import { type Local, routes } from '@specie/api'
import { useAnswer } from '../api/useAnswer.ts'

/** The local chain's clock and people; undefined on any other chain. */
export function useLocal(): Local | undefined {
  const status = useAnswer(routes.status)
  return useAnswer(routes.local, {}, { enabled: status.data?.local === true }).data
}
