import type { ContractName } from './deployment.ts'

/** A role of the Authority: its number, what it is for, and the functions that it may call. */
export interface Role {
  readonly id: bigint
  readonly purpose: string
  readonly functions: Readonly<Partial<Record<ContractName, readonly string[]>>>
  /** The contract that holds the role, where no person does. */
  readonly holder?: ContractName
}

/**
 * Roles of the Authority. Functions that no role lists, such as naming the price contract or adding a desk, are the
 * administrator's (role 0), which also grants and revokes roles.
 */
export const ROLES = {
  registrar: {
    id: 1n,
    purpose: 'trusts KYC issuers and may revoke what they granted',
    functions: { Identity: ['trustIssuer', 'setRecoveryDelay', 'revoke', 'expire'] },
  },
  feedSteward: {
    id: 2n,
    purpose: 'creates feeds, admits reporters, settles parked reports',
    functions: { Feeds: ['setFeed', 'setReporter', 'endFeed', 'settle'] },
  },
  poolOpener: {
    id: 3n,
    purpose: 'opens pools',
    functions: { Pools: ['open'] },
  },
  poolSteward: {
    id: 4n,
    purpose: 'winds pools down, closes them, replaces their parties, lifts freezes',
    functions: { Pools: ['windDown', 'close', 'replaceServicer', 'replaceValuer', 'resumeIssuance'] },
  },
  exitSteward: {
    id: 5n,
    purpose:
      'lists shares on desk and market, sets their limits, fees, bands and float, designates market makers',
    functions: {
      Desk: ['list', 'setTerms', 'unlist', 'writeDown', 'setFloat'],
      Market: ['list', 'setTerms', 'setTrading'],
      Makers: ['setDuty', 'designate', 'dismiss'],
      Block: ['list'],
      Guard: ['setTerms'],
      Holds: ['setTerms'],
      Idle: ['setVault', 'setRule', 'callBack', 'writeDown', 'salvage'],
      FeeRule: ['setRule'],
    },
  },
  guardian: {
    id: 6n,
    purpose: 'raises the level of a share at once, with an end',
    functions: { Guard: ['raise'] },
  },
  guard: {
    id: 7n,
    purpose: 'lets desk and market rest for a share until the end of its level',
    functions: { Desk: ['halt'], Market: ['halt'] },
    holder: 'Guard',
  },
  feeRule: {
    id: 8n,
    purpose: 'moves the desk’s fees by rule',
    functions: { Desk: ['setFee'] },
    holder: 'FeeRule',
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof ROLES

/** Names of the roles in the order of their numbers. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[]
