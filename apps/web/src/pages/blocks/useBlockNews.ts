import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Asks block requests anew whenever the server tells this wallet of one. */
export function useBlockNews(enabled: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource('/api/v1/blocks/events', { withCredentials: true })
    const refresh = () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'api' && queryKey[1] === 'blocks',
      })
    source.addEventListener('request', refresh)
    return () => source.close()
  }, [enabled, queries])
}
