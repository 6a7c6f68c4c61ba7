import { routes } from '@specie/api'
import { useState } from 'react'
import { ask } from '../api/ask.ts'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useLocal } from '../wallet/useLocal.ts'
import type { Failure } from './failure.ts'

/** Failures that more play money would mend. */
const LACKS_MONEY = /^(chain\.funds|contract\.(ERC20InsufficientBalance|InsufficientBalance))$/

const LOCAL_GRANT = 100_000_000_000n

/** Why it cannot be done, what to do, and on a local chain the help for it. */
export function FailureNotice({
  failure,
  address,
  retry,
}: {
  readonly failure: Failure
  readonly address: string | undefined
  readonly retry?: () => void
}) {
  const local = useLocal()
  const [busy, setBusy] = useState(false)
  const grant = async () => {
    if (address === undefined) return
    setBusy(true)
    await ask(routes.dollars, { body: { wallet: address, amount: String(LOCAL_GRANT) } }).finally(() =>
      setBusy(false),
    )
    retry?.()
  }
  const grants = local !== undefined && LACKS_MONEY.test(failure.code)
  return (
    <Notice
      kind="bad"
      title={`${failure.message}.`}
      action={
        grants ? (
          <Button size="small" busy={busy} onClick={() => void grant()}>
            Get 100,000 local dollars
          </Button>
        ) : (
          retry && (
            <Button size="small" onClick={retry}>
              Check again
            </Button>
          )
        )
      }
    >
      {failure.remedy !== undefined && <p>To mend it: {failure.remedy}.</p>}
    </Notice>
  )
}
