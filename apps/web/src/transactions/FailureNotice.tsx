import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useLocal } from '../wallet/useLocal.ts'
import type { Failure } from './failure.ts'
import { LocalDollars } from './LocalDollars.tsx'

/** Failures that more play money would mend. */
const LACKS_MONEY = /^(chain\.funds|contract\.(ERC20InsufficientBalance|InsufficientBalance))$/

/** Why it cannot be done, what to do, and on a local chain the help for it. */
export function FailureNotice({
  failure,
  address,
  retry,
  retryLabel = 'Check again',
  kind = 'bad',
}: {
  readonly failure: Failure
  readonly address: string | undefined
  readonly retry?: () => void
  readonly retryLabel?: string
  readonly kind?: 'bad' | 'warn'
}) {
  const local = useLocal()
  const { lacking } = failure
  const own = lacking === undefined || lacking.account.toLowerCase() === address?.toLowerCase()
  const grants = local !== undefined && own && LACKS_MONEY.test(failure.code)
  return (
    <Notice
      kind={kind}
      title={`${failure.message}.`}
      action={
        grants ? (
          <LocalDollars
            wallet={address}
            lacking={BigInt(lacking?.amount ?? 0)}
            coin={failure.code === 'chain.funds'}
            {...(retry && { onGiven: retry })}
          />
        ) : (
          retry && (
            <Button size="small" onClick={retry}>
              {retryLabel}
            </Button>
          )
        )
      }
    >
      {failure.remedy !== undefined && <p>To mend it: {failure.remedy}.</p>}
    </Notice>
  )
}
