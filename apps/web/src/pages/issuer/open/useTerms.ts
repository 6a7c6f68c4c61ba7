import { type OpeningTerms, openingTerms, routes } from '@specie/api'
import { useEffect, useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'

/** The terms on their way: suggested by the server, changed by a person, kept in this browser until the pool is open. */
export interface TermsDraft {
  readonly terms: OpeningTerms | undefined
  readonly suggested: OpeningTerms | undefined
  readonly error: unknown
  readonly refetch: () => void
  change(change: (terms: OpeningTerms) => OpeningTerms): void
  /** Back to what was suggested. */
  reset(): void
}

const keyOf = (tape: string) => `specie.terms.${tape}`

/** The draft of a tape's terms. */
export function useTerms(tape: string): TermsDraft {
  const suggestion = useAnswer(routes.suggestOpening, { params: { id: tape } })
  const [draft, setDraft] = useState(() => kept(tape))
  const terms = draft ?? suggestion.data
  useEffect(() => {
    if (draft !== undefined) localStorage.setItem(keyOf(tape), JSON.stringify(draft))
  }, [tape, draft])
  return {
    terms,
    suggested: suggestion.data,
    error: suggestion.error,
    refetch: () => void suggestion.refetch(),
    change: (change) =>
      setDraft((before) =>
        before === undefined && suggestion.data === undefined ? before : change((before ?? suggestion.data)!),
      ),
    reset: () => {
      localStorage.removeItem(keyOf(tape))
      setDraft(undefined)
    },
  }
}

/** Forgets the draft of a tape whose pool is open. */
export function forgetTerms(tape: string): void {
  localStorage.removeItem(keyOf(tape))
}

function kept(tape: string): OpeningTerms | undefined {
  try {
    return openingTerms.safeParse(JSON.parse(localStorage.getItem(keyOf(tape)) ?? 'null')).data
  } catch {
    return undefined
  }
}
