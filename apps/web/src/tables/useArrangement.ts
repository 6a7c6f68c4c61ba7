import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Arrangement } from './arrange.ts'

/** A table's order and filters, and what changes them. */
export interface Arranging {
  readonly arrangement: Arrangement
  readonly change: (part: Partial<Arrangement>) => void
}

type Search = Readonly<Record<string, unknown>>

/** Reads and writes a table's order and filters in the page's address, under keys that begin with `urlKey`. */
export function useArrangement(
  urlKey: string,
): readonly [Arrangement, (change: Partial<Arrangement>) => void] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const arrangement = useMemo(() => read(search, urlKey), [search, urlKey])
  const change = useCallback(
    (part: Partial<Arrangement>) => {
      void navigate({
        to: '.',
        search: ((before: Search) => write(before, urlKey, { ...read(before, urlKey), ...part })) as never,
        replace: true,
        resetScroll: false,
      })
    },
    [navigate, urlKey],
  )
  return [arrangement, change]
}

function read(search: Search, urlKey: string): Arrangement {
  const sort = search[`${urlKey}.sort`]
  const term = search[`${urlKey}.search`]
  const prefix = `${urlKey}.is.`
  const choices = Object.entries(search).filter(([key]) => key.startsWith(prefix))
  return {
    sort:
      typeof sort === 'string'
        ? { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }
        : undefined,
    search: term === undefined ? undefined : String(term),
    choices: Object.fromEntries(choices.map(([key, value]) => [key.slice(prefix.length), String(value)])),
  }
}

function write(before: Search, urlKey: string, { sort, search, choices }: Arrangement): Search {
  const others = Object.entries(before).filter(([key]) => !key.startsWith(`${urlKey}.`))
  return {
    ...Object.fromEntries(others),
    ...(sort && { [`${urlKey}.sort`]: `${sort.descending ? '-' : ''}${sort.column}` }),
    ...(search && { [`${urlKey}.search`]: search }),
    ...Object.fromEntries(
      Object.entries(choices).map(([column, value]) => [`${urlKey}.is.${column}`, value]),
    ),
  }
}
