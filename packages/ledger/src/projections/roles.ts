import type { LedgerEvent } from '../chain/events.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

/** Who has which role of the access manager, what a role may call, and calls that wait for their delay. */
export const roles = defineProjection({
  name: 'roles',
  tables: ['roleMemberVersion', 'roleFunctionVersion', 'operationVersion'],
  events: [
    'Authority.RoleGranted',
    'Authority.RoleRevoked',
    'Authority.TargetFunctionRoleUpdated',
    'Authority.OperationScheduled',
    'Authority.OperationExecuted',
    'Authority.OperationCanceled',
  ],
  async apply({ events }, write) {
    await writeMembers(eventsNamed(events, 'Authority.RoleGranted', 'Authority.RoleRevoked'), write)
    await write.insert(
      'roleFunctionVersion',
      eventsNamed(events, 'Authority.TargetFunctionRoleUpdated').map((event) => {
        const { target, selector, roleId: role } = event.args
        return { target, selector, ...placeOf(event), role }
      }),
    )
    await writeOperations(
      eventsNamed(
        events,
        'Authority.OperationScheduled',
        'Authority.OperationExecuted',
        'Authority.OperationCanceled',
      ),
      write,
    )
  },
})

async function writeMembers(
  events: readonly LedgerEvent<'Authority.RoleGranted' | 'Authority.RoleRevoked'>[],
  write: Write,
): Promise<void> {
  const keys = events.map(({ args: { roleId: role, account } }) => ({ role, account }))
  const versions = await versionsOf(write, 'roleMemberVersion', ['role', 'account'], keys)
  for (const event of events) {
    const { roleId: role, account } = event.args
    const before = versions.get({ role, account })
    if (event.name === 'Authority.RoleRevoked') {
      versions.put({ role, account, ...placeOf(event), member: false, since: 0n, delay: 0n })
      continue
    }
    const { newMember, since, delay } = event.args
    // Granted again, only the delay changes.
    const from = newMember ? BigInt(since) : (before?.since ?? BigInt(since))
    versions.put({ role, account, ...placeOf(event), member: true, since: from, delay: BigInt(delay) })
  }
  await versions.write()
}

async function writeOperations(
  events: readonly LedgerEvent<
    'Authority.OperationScheduled' | 'Authority.OperationExecuted' | 'Authority.OperationCanceled'
  >[],
  write: Write,
): Promise<void> {
  const keyOf = ({ operationId, nonce }: { readonly operationId: `0x${string}`; readonly nonce: number }) => {
    return { operation: operationId, nonce: BigInt(nonce) }
  }
  const versions = await versionsOf(
    write,
    'operationVersion',
    ['operation', 'nonce'],
    events.map(({ args }) => keyOf(args)),
  )
  for (const event of events) {
    const key = keyOf(event.args)
    if (event.name === 'Authority.OperationScheduled') {
      const { schedule, caller, target, data } = event.args
      versions.put({
        ...key,
        ...placeOf(event),
        state: 'scheduled',
        readyAt: BigInt(schedule),
        caller,
        target,
        data,
      })
      continue
    }
    const before = versions.get(key)
    const state = event.name === 'Authority.OperationExecuted' ? 'executed' : 'cancelled'
    if (before !== undefined) versions.put({ ...before, ...placeOf(event), state })
  }
  await versions.write()
}
