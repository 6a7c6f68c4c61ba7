import type { Hex } from 'viem'

/** A row of `role_member_version`. */
export interface RoleMemberVersionRow {
  readonly role: bigint
  readonly account: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly member: boolean
  readonly since: bigint
  readonly delay: bigint
}

/** A row of `role_function_version`. */
export interface RoleFunctionVersionRow {
  readonly target: Hex
  readonly selector: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly role: bigint
}

/** scheduled, executed, cancelled */
export interface OperationVersionRow {
  readonly operation: Hex
  readonly nonce: bigint
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly state: string
  readonly readyAt: bigint
  readonly caller: Hex
  readonly target: Hex
  readonly data: Hex
}

/** Roles and waiting operations. */
export interface AuthorityTables {
  readonly roleMemberVersion: RoleMemberVersionRow
  readonly currentRoleMember: RoleMemberVersionRow
  readonly roleFunctionVersion: RoleFunctionVersionRow
  readonly currentRoleFunction: RoleFunctionVersionRow
  readonly operationVersion: OperationVersionRow
  readonly currentOperation: OperationVersionRow
}
