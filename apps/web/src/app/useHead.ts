import { routes } from '@specie/api'
import { useEffect, useState } from 'react'
import { useAnswer } from '../api/useAnswer.ts'
import { LATE_SECONDS } from '../components/AsOf.tsx'

/** A chain that stands still sends no news, and is not behind for that. */
const ASKED_EVERY_MS = 20_000

/** The block that pages speak of and its age by this machine's clock. */
export interface Head {
  readonly block: { readonly number: number; readonly timestamp: number } | undefined
  /** Seconds since the ledger last agreed with the chain. */
  readonly lag: number
  readonly late: boolean
  readonly failed: boolean
}

/** The ledger's head, counted on between answers. */
export function useHead(): Head {
  const { data, dataUpdatedAt, isError } = useAnswer(routes.status, {}, { every: ASKED_EVERY_MS })
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const lag = (data?.index.lagSeconds ?? 0) + Math.max(0, (now - dataUpdatedAt) / 1000)
  return {
    block: data?.index.block ?? undefined,
    lag,
    late: data !== undefined && lag > LATE_SECONDS,
    failed: isError,
  }
}
