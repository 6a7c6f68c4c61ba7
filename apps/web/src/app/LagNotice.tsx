import { Notice } from '../components/Notice.tsx'
import { formatSpan } from '../format/dates.ts'
import { useHead } from './useHead.ts'

/** Says that figures are old, or that the server does not answer. */
export function LagNotice() {
  const { late, lag, failed } = useHead()
  if (!late && !failed) return null
  return (
    <div className="mb-6">
      {failed ? (
        <Notice kind="bad" title="The server does not answer">
          What you see is what it said last. This page keeps trying.
        </Notice>
      ) : (
        <Notice kind="warn" title={`The ledger is ${formatSpan(lag)} behind the chain`}>
          Figures may be old. Signing still checks against the chain itself.
        </Notice>
      )}
    </div>
  )
}
