import { useState } from 'react'
import { Card } from '../../components/Card.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { RecoveryState } from './RecoveryState.tsx'
import { useWalletIdentity } from './useWalletIdentity.ts'

/** How far the recovery of a lost wallet is, and what ends or stops it. */
export function RecoveryDesk() {
  const [text, setText] = useState('')
  const wallet = text.trim()
  const sound = /^0x[0-9a-fA-F]{40}$/.test(wallet)
  const found = useWalletIdentity(sound ? (wallet as `0x${string}`) : undefined)
  return (
    <Card
      title="Look up a lost wallet"
      hint="A recovery that was started can be ended by anybody after its waiting time. Then the transfer agent of each share moves the shares."
    >
      <div className="grid gap-4">
        <Field
          label="Lost wallet"
          value={text}
          onChange={setText}
          placeholder="0x…"
          spellCheck={false}
          error={wallet !== '' && !sound ? 'An address: 0x and 40 digits' : undefined}
        />
        {sound && found.isError && (
          <ErrorState
            error={found.error}
            retry={() => void found.refetch()}
            title="The wallet cannot be looked up"
          />
        )}
        {sound && found.isLoading && <Skeleton className="h-10" />}
        {found.data !== undefined && <RecoveryState identity={found.data} />}
      </div>
    </Card>
  )
}
