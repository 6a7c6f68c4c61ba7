import type { WalletIdentity } from '@specie/protocol'
import { AddressText } from '../../components/AddressText.tsx'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { formatDistance, formatTime } from '../../format/dates.ts'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { useAccount } from '../../wallet/useAccount.ts'

/** What became of the recovery of a wallet. */
export function RecoveryState({ identity }: { readonly identity: WalletIdentity }) {
  const { wallet, id, lost, recovery, recoveredTo } = identity
  if (recovery !== undefined) return <Waiting identity={identity} recovery={recovery} />
  if (recoveredTo !== undefined) {
    return (
      <Notice kind="good" title="The identity has moved">
        <span className="flex flex-wrap items-center gap-x-2">
          <AddressText address={recoveredTo} /> has it now. Its shares follow by the transfer agent: on the
          pool’s page, Manage, “Move the shares of a lost wallet”.
        </span>
      </Notice>
    )
  }
  return (
    <p className="text-ink-2">
      {id === 0 ? (
        'This wallet belongs to nobody whom the register knows.'
      ) : lost ? (
        'This wallet was declared lost.'
      ) : (
        <span className="flex flex-wrap items-center gap-x-2">
          <AddressText address={wallet} /> is in use, and nobody has asked to recover it.
        </span>
      )}
    </p>
  )
}

function Waiting({
  identity: { wallet, issuer, block },
  recovery: { replacement, readyAt },
}: {
  readonly identity: WalletIdentity
  readonly recovery: NonNullable<WalletIdentity['recovery']>
}) {
  const { address } = useAccount()
  const { start } = useTransaction()
  const now = Number(block.timestamp)
  const mine = address?.toLowerCase() === wallet.toLowerCase()
  const stops = mine || address?.toLowerCase() === issuer?.toLowerCase()
  const settle = (how: 'finishRecovery' | 'cancelRecovery', title: string) =>
    start({ title, prepare: (client) => client.identity.settleRecovery(wallet, how) })
  return (
    <Notice
      kind={mine ? 'bad' : 'warn'}
      title={mine ? 'Somebody says that this wallet is lost' : 'A recovery is under way'}
      action={
        <span className="flex flex-wrap gap-2">
          {readyAt <= now && address !== undefined && !mine && (
            <Button
              size="small"
              onClick={() => settle('finishRecovery', 'End the recovery of a lost wallet')}
            >
              End it: move the identity
            </Button>
          )}
          {stops && (
            <Button
              size="small"
              kind="danger"
              onClick={() =>
                settle('cancelRecovery', mine ? 'Object: the wallet is not lost' : 'Stop the recovery')
              }
            >
              {mine ? 'Object: I have it' : 'Stop it'}
            </Button>
          )}
        </span>
      }
    >
      <span className="flex flex-wrap items-center gap-x-2">
        <AddressText address={replacement} /> takes over{' '}
        {readyAt <= now
          ? 'as soon as somebody ends the recovery.'
          : `${formatDistance(readyAt, now)}, on ${formatTime(readyAt)}.`}
      </span>
    </Notice>
  )
}
