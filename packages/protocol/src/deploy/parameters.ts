import type { Address } from 'viem'
import type { RoleName } from './roles.ts'

/** What a deployment is made with. */
export interface DeploymentParameters {
  /** Administrator of the Authority: a person on a local chain, a timelock elsewhere. */
  readonly governance: Address
  /** Cash token of the reserve; left out on a local chain, where a local dollar is made. */
  readonly cash?: Address
  /** Uniswap v4's PoolManager; on a local chain one is made, elsewhere there is no market without it. */
  readonly poolManager?: Address
  /** Holders of each role; governance holds those that are left out. */
  readonly roles?: Readonly<Partial<Record<RoleName, readonly Address[]>>>
  /** Seconds that a new mark is young, and after its horizon until it is stale; free moves a month, 1e-9. */
  readonly nav?: NavSettings
  readonly reserve?: ReserveSettings
  /** Seconds of an epoch in which market makers are measured and paid. */
  readonly makersEpoch?: bigint
}

export interface NavSettings {
  readonly delay: number
  readonly maxAge: number
  readonly up: number
  readonly down: number
}

/** Seconds from an announcement to its window and the length of the window; name and symbol of the token. */
export interface ReserveSettings {
  readonly cooldown: bigint
  readonly window: bigint
  readonly name: string
  readonly symbol: string
}

const DAY = 86_400

/** A day young, 15 days to stale, 2 % a month up and 10 % down without the valuer. */
export const NAV_SETTINGS: NavSettings = { delay: DAY, maxAge: 15 * DAY, up: 20_000_000, down: 100_000_000 }

/** A week. */
export const MAKERS_EPOCH = BigInt(7 * DAY)

/** Three days of notice, a window of four. */
export const RESERVE_SETTINGS: ReserveSettings = {
  cooldown: BigInt(3 * DAY),
  window: BigInt(4 * DAY),
  name: 'Specie Reserve',
  symbol: 'SPR',
}
