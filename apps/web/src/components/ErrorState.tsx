import { SpecieError } from '@specie/units'
import { ApiProblem } from '../api/problem.ts'
import { Button } from './Button.tsx'

/** The sentence of a failure and what to do about it, whoever raised it. */
export function sentenceOf(error: unknown): {
  readonly message: string
  readonly remedy: string | undefined
  readonly requestId?: string | undefined
} {
  if (error instanceof ApiProblem)
    return { message: error.detail, remedy: error.remedy, requestId: error.requestId }
  if (error instanceof SpecieError) return { message: error.message, remedy: error.remedy }
  return { message: error instanceof Error ? error.message : String(error), remedy: undefined }
}

/** Something failed: what, what to do, and once more. */
export function ErrorState({
  error,
  retry,
  title = 'This could not be shown',
}: {
  readonly error: unknown
  readonly retry?: (() => void) | undefined
  readonly title?: string
}) {
  const { message, remedy, requestId } = sentenceOf(error)
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-12 text-center">
      <p className="font-medium text-[0.9375rem]">{title}</p>
      <p className="mt-1 max-w-lg text-ink-2">{message}.</p>
      {remedy !== undefined && <p className="mt-1 max-w-lg text-ink-3">To mend it: {remedy}.</p>}
      {requestId !== undefined && <p className="mt-1 text-ink-3 text-xs">Request {requestId}</p>}
      {retry !== undefined && (
        <Button className="mt-5" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}
