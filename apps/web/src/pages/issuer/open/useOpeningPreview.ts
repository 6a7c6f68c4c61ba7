import { type OpeningPreview, type OpeningTerms, routes } from '@specie/api'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '../../../api/ask.ts'

const PAUSE_MS = 350

/** What the tape is worth on these terms; asked when the person has stopped changing them for a moment. */
export function useOpeningPreview(
  tape: string,
  terms: OpeningTerms | undefined,
  sound: boolean,
): UseQueryResult<OpeningPreview, Error> & { readonly settled: boolean } {
  const text = JSON.stringify(terms)
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    if (!sound) return
    const timer = setTimeout(() => setAsked(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, sound])
  const query = useQuery<OpeningPreview, Error>({
    queryKey: ['opening', tape, asked],
    queryFn: ({ signal }) =>
      ask(routes.previewOpening, { params: { id: tape }, body: JSON.parse(asked ?? 'null'), signal }),
    enabled: asked !== undefined && sound,
    placeholderData: keepPreviousData,
  })
  return { ...query, settled: asked === text && !query.isPlaceholderData }
}
