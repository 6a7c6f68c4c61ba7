import { type Abi, type Address, encodeFunctionData, getAddress, toFunctionSelector } from 'viem'
import type { Context } from '../context.ts'
import { auctionsAbi } from '../generated/auctionsAbi.ts'
import { authorityAbi } from '../generated/authorityAbi.ts'
import { blockAbi } from '../generated/blockAbi.ts'
import { guardAbi } from '../generated/guardAbi.ts'
import { poolsAbi } from '../generated/poolsAbi.ts'
import type { Call } from '../transaction/types.ts'
import { addressOf } from './addressOf.ts'
import { contractAbi } from './contractAbi.ts'
import type { ContractName, Deployment } from './deployment.ts'
import { exitSettings } from './exitSettings.ts'
import { ROLE_NAMES, ROLES, type Role, type RoleName } from './roles.ts'

/** Something that must be so once the contracts are there, and the message that makes it so. */
export interface Setting {
  readonly subject: string
  readonly expected: string
  readonly call: Call
  /** What is found instead; undefined when the setting holds. */
  difference(): Promise<string | undefined>
}

/** Wiring and roles of a deployment: the deploy makes each of them so, the verification checks each of them. */
export function settings(context: Context): readonly Setting[] {
  return [
    navSetting(context),
    ...exitSettings(context),
    blockSetting(context),
    ...guardSettings(context),
    ...ROLE_NAMES.flatMap((role) => functionSettings(context, role)),
    ...ROLE_NAMES.flatMap((role) => memberSettings(context, role)),
  ]
}

function navSetting(context: Context): Setting {
  const [pools, nav] = [addressOf(context, 'Pools'), addressOf(context, 'Nav')]
  return {
    subject: 'Pools: the price contract',
    expected: nav,
    call: call(pools, poolsAbi, 'setNav', [nav], 'Name the price contract'),
    async difference() {
      const found = await context.reader.readContract({ address: pools, abi: poolsAbi, functionName: 'nav' })
      return getAddress(found) === getAddress(nav) ? undefined : found
    },
  }
}

function blockSetting(context: Context): Setting {
  const [block, exits] = [addressOf(context, 'Block'), addressOf(context, 'Exits')]
  return {
    subject: 'Block: the router that may sell for others',
    expected: exits,
    call: call(block, blockAbi, 'setExits', [exits], 'Let the exits settle block trades for their sellers'),
    async difference() {
      const found = await context.reader.readContract({
        address: block,
        abi: blockAbi,
        functionName: 'exits',
      })
      return getAddress(found) === getAddress(exits) ? undefined : found
    },
  }
}

/** Seconds for orders and for their opening, 2 % forfeited, a thousand shares to count (six decimals). */
const REOPENING = { commit: 7_200, reveal: 3_600, forfeit: 2_000, least: 1_000_000n, volume: 1_000_000_000n }

/** The guard reopens by auction. */
function guardSettings(context: Context): readonly Setting[] {
  const [guard, auctions] = [addressOf(context, 'Guard'), addressOf(context, 'Auctions')]
  const named = (target: Address, abi: Abi, functionName: string, expected: Address) => async () => {
    const found = (await context.reader.readContract({ address: target, abi, functionName })) as Address
    return getAddress(found) === getAddress(expected) ? undefined : found
  }
  return [
    {
      subject: 'Auctions: whose auctions reopen a share',
      expected: guard,
      call: call(auctions, auctionsAbi, 'setGuard', [guard], 'Let the guard open auctions'),
      difference: named(auctions, auctionsAbi, 'guard', guard),
    },
    {
      subject: 'Guard: the auctions that reopen a share',
      expected: auctions,
      call: call(
        guard,
        guardAbi,
        'setReopening',
        [auctions, REOPENING],
        'Name the auctions that reopen a share',
      ),
      difference: named(guard, guardAbi, 'auctions', auctions),
    },
  ]
}

function functionSettings(context: Context, role: RoleName): Setting[] {
  const authority = addressOf(context, 'Authority')
  const functions = Object.entries(ROLES[role].functions) as [ContractName, readonly string[]][]
  const present = functions.filter(([contract]) => context.deployment.contracts[contract] !== undefined)
  return present.flatMap(([contract, names]) =>
    names.map((name) => {
      const target = addressOf(context, contract)
      const selector = selectorOf(contract, name)
      const { id } = ROLES[role]
      return {
        subject: `${contract}.${name}: the role that may call it`,
        expected: role,
        call: call(
          authority,
          authorityAbi,
          'setTargetFunctionRole',
          [target, [selector], id],
          `${role} calls ${name}`,
        ),
        async difference() {
          const found = await context.reader.readContract({
            address: authority,
            abi: authorityAbi,
            functionName: 'getTargetFunctionRole',
            args: [target, selector],
          })
          return found === id ? undefined : roleText(found)
        },
      }
    }),
  )
}

function memberSettings(context: Context, role: RoleName): Setting[] {
  const authority = addressOf(context, 'Authority')
  const { id } = ROLES[role]
  return (context.deployment.roles[role] ?? []).map((member) => ({
    subject: `Authority: ${role} of ${member}`,
    expected: 'has the role, without delay',
    call: call(authority, authorityAbi, 'grantRole', [id, member, 0], `Make ${member} ${role}`),
    async difference() {
      const [isMember, delay] = await context.reader.readContract({
        address: authority,
        abi: authorityAbi,
        functionName: 'hasRole',
        args: [id, member],
      })
      if (!isMember) return 'does not have the role'
      return delay === 0 ? undefined : `has the role with a delay of ${delay} seconds`
    },
  }))
}

/**
 * Contracts of an earlier record that held a role and were replaced: they hold it no more.
 * @param former roles of the earlier record
 */
export function retirements(context: Context, former: Deployment['roles']): readonly Setting[] {
  const authority = addressOf(context, 'Authority')
  const { roles } = context.deployment
  return ROLE_NAMES.filter((role) => (ROLES[role] as Role).holder !== undefined).flatMap((role) =>
    (former[role] ?? [])
      .filter((member) => !(roles[role] ?? []).includes(member))
      .map((member) => ({
        subject: `Authority: ${role} of ${member}`,
        expected: 'no longer has the role',
        call: call(
          authority,
          authorityAbi,
          'revokeRole',
          [ROLES[role].id, member],
          `${member} is ${role} no more`,
        ),
        async difference() {
          const [isMember] = await context.reader.readContract({
            address: authority,
            abi: authorityAbi,
            functionName: 'hasRole',
            args: [ROLES[role].id, member],
          })
          return isMember ? 'has the role' : undefined
        },
      })),
  )
}

/** Name of a role by its number. */
export function roleText(id: bigint): string {
  return ROLE_NAMES.find((name) => ROLES[name].id === id) ?? (id === 0n ? 'administrator' : `role ${id}`)
}

function selectorOf(contract: ContractName, name: string) {
  const item = contractAbi(contract).find((one) => one.type === 'function' && one.name === name)
  if (item?.type !== 'function') throw new TypeError(`${contract} has no function ${name}`)
  return toFunctionSelector(item)
}

function call(to: Address, abi: Abi, functionName: string, args: readonly unknown[], title: string): Call {
  return { title, to, data: encodeFunctionData({ abi, functionName, args }), value: 0n }
}
