import type { Token, Wallet } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { formatMoney } from '../../format/money.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useSpecieClient } from '../../wallet/useSpecieClient.ts'

/** Claims the income of every share that pays in one cash token, one signature a share. */
export function ClaimAll({ wallet, cash }: { readonly wallet: Wallet; readonly cash: Token }) {
  const specie = useSpecieClient()
  const transaction = useTransaction()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const due = wallet.holdings.filter(
    (holding) => holding.cash.address === cash.address && BigInt(holding.claimable) > 0n,
  )
  if (due.length === 0) return null
  const total = due.reduce((sum, { claimable }) => sum + BigInt(claimable), 0n)
  const title = `Claim ${formatMoney(total, cash)}`
  const claim = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const client = await specie()
      const prepared = await Promise.all(due.map(({ share }) => client.share(share.address).claim()))
      const calls = prepared.map((one) => ({
        title: one.title,
        to: one.to,
        data: one.data,
        value: one.value,
      }))
      transaction.start(due.length === 1 ? { title, prepare: () => prepared[0]! } : { title, calls })
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button kind="primary" size="small" busy={busy} onClick={() => void claim()}>
        {due.length === 1 ? 'Claim' : `Claim all (${due.length})`}
      </Button>
      {failure !== undefined && (
        <p role="alert" className="mt-1 text-[0.8125rem] text-bad">
          {failure}
        </p>
      )}
    </>
  )
}
