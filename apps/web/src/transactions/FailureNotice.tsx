import { routes } from '@specie/api'
import { useState } from 'react'
import { ask } from '../api/ask.ts'
import { Button } from '../components/Button.tsx'
import { sentenceOf } from '../components/ErrorState.tsx'
import { Notice } from '../components/Notice.tsx'
import { formatMoney } from '../format/money.ts'
import { useLocal } from '../wallet/useLocal.ts'
import type { Failure } from './failure.ts'
import { localGrant } from './localGrant.ts'

/** Failures that more play money would mend. */
const LACKS_MONEY = /^(chain\.funds|contract\.(ERC20InsufficientBalance|InsufficientBalance))$/

/** Decimals of the local chain's dollar. */
const DECIMALS = 6

/** Why it cannot be done, what to do, and on a local chain the help for it. */
export function FailureNotice({
  failure,
  address,
  retry,
  retryLabel = 'Check again',
}: {
  readonly failure: Failure
  readonly address: string | undefined
  readonly retry?: () => void
  readonly retryLabel?: string
}) {
  const local = useLocal()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const { lacking } = failure
  const own = lacking === undefined || lacking.account.toLowerCase() === address?.toLowerCase()
  const gift = localGrant(BigInt(lacking?.amount ?? 0), DECIMALS)
  const grant = async () => {
    if (address === undefined) return
    setBusy(true)
    setRefusal(undefined)
    try {
      await ask(routes.dollars, { body: { wallet: address, amount: String(gift) } })
      retry?.()
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  const grants = local !== undefined && own && LACKS_MONEY.test(failure.code)
  return (
    <Notice
      kind="bad"
      title={`${failure.message}.`}
      action={
        grants ? (
          <Button size="small" busy={busy} onClick={() => void grant()}>
            Get {formatMoney(gift, { symbol: '', decimals: DECIMALS }, { digits: 0, bare: true })} local
            dollars
          </Button>
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
      {refusal !== undefined && <p>That did not work: {sentenceOf(refusal).message}.</p>}
    </Notice>
  )
}
