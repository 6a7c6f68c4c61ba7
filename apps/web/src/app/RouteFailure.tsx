import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../components/ErrorState.tsx'

/** A page failed while it was drawn or loaded. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} retry={reset} title="This page failed" />
}
