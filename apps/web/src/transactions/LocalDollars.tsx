import { routes } from '@specie/api'
import { useState } from 'react'
import { ask } from '../api/ask.ts'
import { Button } from '../components/Button.tsx'
import { sentenceOf } from '../components/ErrorState.tsx'
import { formatMoney } from '../format/money.ts'
import { useLocal } from '../wallet/useLocal.ts'
import { localGrant } from './localGrant.ts'

/** Decimals of the local chain's dollar. */
const DECIMALS = 6

/** On a local chain, a button that gives a wallet the play money it lacks, and coin for fees. Nothing elsewhere. */
export function LocalDollars({
  wallet,
  lacking = 0n,
  coin = false,
  onGiven,
}: {
  readonly wallet: string | undefined
  /** Smallest units that the wallet is short of. */
  readonly lacking?: bigint
  /** It lacks coin for fees, which comes with the dollars: the button says so. */
  readonly coin?: boolean
  readonly onGiven?: () => void
}) {
  const local = useLocal()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  if (local === undefined || wallet === undefined) return null
  const gift = localGrant(lacking, DECIMALS)
  const give = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await ask(routes.dollars, { body: { wallet, amount: String(gift) } })
      onGiven?.()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <Button size="small" busy={busy} onClick={() => void give()}>
        Get {coin && 'coin and '}
        {formatMoney(gift, { symbol: '', decimals: DECIMALS }, { digits: 0, bare: true })} local dollars
      </Button>
      {failure !== undefined && (
        <span role="alert" className="text-[0.8125rem] text-bad">
          {sentenceOf(failure).message}.
        </span>
      )}
    </span>
  )
}
