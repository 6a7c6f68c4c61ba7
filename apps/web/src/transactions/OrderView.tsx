import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { Stepper } from '../components/Stepper.tsx'
import { AccountPicker } from '../wallet/AccountPicker.tsx'
import { loadEngine } from '../wallet/loadEngine.ts'
import { useActor } from '../wallet/useActor.ts'
import { ChangesTable } from './ChangesTable.tsx'
import { drawer } from './drawer.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { failureOf } from './failure.ts'
import { handOver } from './handOver.ts'
import { OtherParty } from './OtherParty.tsx'
import { planTransaction } from './plan.ts'
import type { TransactionOrder } from './types.ts'
import { useReadable } from './useReadable.ts'

/** An order before it is signed: who may, what it changes, what it costs. */
export function OrderView({ order }: { readonly order: TransactionOrder }) {
  const readable = useReadable()
  const actor = useActor()
  const address = actor.kind === 'nobody' ? undefined : actor.address
  const otherParty =
    order.party !== undefined && address !== undefined && order.party.toLowerCase() !== address.toLowerCase()
  const plan = useQuery({
    queryKey: ['plan', order.title, address],
    queryFn: async () => planTransaction(await (await loadEngine()).client(actor), order),
    enabled: address !== undefined && !otherParty,
    retry: false,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const [failure, setFailure] = useState<ReturnType<typeof failureOf>>()
  const [signing, setSigning] = useState(false)
  if (actor.kind === 'nobody') {
    return <AccountPicker lead="Choose who signs this." />
  }
  if (otherParty && order.party !== undefined) return <OtherParty party={order.party} />
  const sign = async () => {
    if (plan.data === undefined) return
    setSigning(true)
    setFailure(undefined)
    try {
      await handOver(actor, order, plan.data.calls)
    } catch (error) {
      setFailure(failureOf(error))
      setSigning(false)
    }
  }
  const problem = failure ?? (plan.error === null ? undefined : failureOf(plan.error))
  const ready = plan.data !== undefined && !plan.isFetching
  return (
    <div className="flex flex-col gap-6">
      {order.about !== undefined && <div className="text-ink-2">{order.about}</div>}
      <Stepper
        label="Where this stands"
        steps={[
          {
            title: plan.isFetching
              ? 'Checking whether this may be done'
              : problem
                ? 'This cannot be done now'
                : 'Checked: the contracts would accept it',
            state: plan.isFetching ? 'busy' : problem ? 'failed' : 'done',
          },
          ...(plan.data?.calls ?? [{ title: 'Sign' }]).map((call, index) => ({
            title: readable(call.title),
            note: 'to sign',
            state: ready && index === 0 ? ('current' as const) : ('waiting' as const),
          })),
        ]}
      />
      {plan.isFetching && <Skeleton className="h-24 w-full" />}
      {problem !== undefined && !plan.isFetching && (
        <FailureNotice failure={problem} address={address} retry={() => void plan.refetch()} />
      )}
      {ready && plan.data.preview === undefined && (
        <Notice kind="warn" title="This node cannot rehearse">
          What changes cannot be shown beforehand; read what the wallet shows.
        </Notice>
      )}
      {ready && plan.data.preview !== undefined && <ChangesTable preview={plan.data.preview} />}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={drawer.close}>
          Cancel
        </Button>
        <Button
          kind="primary"
          disabled={!ready || problem !== undefined}
          busy={signing}
          onClick={() => void sign()}
        >
          {plan.data !== undefined && plan.data.calls.length > 1
            ? `Sign ${plan.data.calls.length} messages`
            : 'Sign and send'}
        </Button>
      </div>
    </div>
  )
}
