import type { Generated, JSONColumnType } from 'kysely'
import type { Hex } from 'viem'

/** The tape and parameters of one report of a pool. */
export interface ReportRow {
  readonly id: Generated<bigint>
  readonly pool: Hex
  readonly ladderHash: Hex
  readonly period: number
  readonly cutOffDate: string
  readonly tapeRoot: Hex
  /** Canonical text of the tape, brotli. */
  readonly tape: Hex
  readonly parameters: JSONColumnType<object>
  readonly createdAt: Generated<Date>
}

/** The agents by name. */
export type AgentName =
  | 'valuation'
  | 'servicer'
  | 'distributor'
  | 'marketMaker'
  | 'windowKeeper'
  | 'sentinel'
  | 'blockBroker'

/** An agent: whether it may act, and where it stands. */
export interface AgentRow {
  readonly name: AgentName
  readonly enabled: Generated<boolean>
  /** Decides and explains, but sends nothing. */
  readonly dryRun: Generated<boolean>
  readonly settings: JSONColumnType<object, string | undefined, string>
  /** Failures one after another. */
  readonly failures: Generated<number>
  /** Chain time at which it stopped itself, and why. */
  readonly trippedAt: bigint | null
  readonly trippedBecause: string | null
  /** Head that it looked at last. */
  readonly lookedBlock: bigint | null
  readonly lookedAt: bigint | null
}

/** One message of an intent, as JSON: `value` is decimal text. */
export interface IntentCall {
  readonly title: string
  readonly to: Hex
  readonly data: Hex
  readonly value: string
  /** Cash in which a refusal's amounts are written. */
  readonly unit?: { readonly symbol: string; readonly decimals: number }
}

export type IntentState = 'planned' | 'sent' | 'mined' | 'confirmed' | 'failed'

/** What an agent means to send. Blocks and times are the chain's. */
export interface IntentRow {
  readonly id: Generated<bigint>
  readonly agent: AgentName
  /** Names the deed: of one key at most one intent is open or done. */
  readonly key: string
  readonly signer: Hex
  readonly subject: Hex | null
  readonly title: string
  readonly calls: JSONColumnType<readonly IntentCall[]>
  /** Index of the call that is under way. */
  readonly step: Generated<number>
  readonly state: Generated<IntentState>
  readonly failure: string | null
  readonly createdBlock: bigint
  readonly createdAt: bigint
  readonly endedBlock: bigint | null
  readonly endedAt: bigint | null
}

/** Which step of which intent a nonce belongs to. */
export interface IntentNonceRow {
  readonly signer: Hex
  readonly nonce: bigint
  readonly intent: bigint
  readonly step: number
  /** Somebody else used the nonce. */
  readonly void: Generated<boolean>
}

/** A signed transaction. Fees in wei. */
export interface IntentTransactionRow {
  readonly hash: Hex
  readonly signer: Hex
  readonly nonce: bigint
  readonly intent: bigint
  readonly step: number
  readonly raw: Hex
  readonly maxFee: bigint
  readonly priorityFee: bigint
  readonly signedBlock: bigint
  readonly minedBlock: bigint | null
  readonly minedHash: Hex | null
  readonly succeeded: boolean | null
  readonly gasUsed: bigint | null
  readonly fee: bigint | null
}

/** Why an agent acted, waits or refuses; seen again as long as it stays the same. */
export interface AgentDecisionRow {
  readonly id: Generated<bigint>
  readonly agent: AgentName
  /** Address of a pool or share, or the name of a feed; null: everything. */
  readonly subject: Hex | null
  readonly decision: 'act' | 'wait' | 'refuse'
  readonly sentence: string
  readonly figures: JSONColumnType<Readonly<Record<string, string | number | boolean>>>
  readonly intent: bigint | null
  readonly dryRun: Generated<boolean>
  readonly decidedBlock: bigint
  readonly decidedAt: bigint
  readonly seenBlock: bigint
  readonly seenAt: bigint
}

/** What a servicer enters about a period. */
export interface PeriodOrderRow {
  readonly id: Generated<bigint>
  readonly pool: Hex
  readonly cutOffDate: string
  readonly defaulted: JSONColumnType<readonly string[]>
  readonly late: JSONColumnType<readonly string[]>
  readonly prepaid: JSONColumnType<readonly string[]>
  readonly recoveries: Generated<bigint>
  readonly enteredBy: string
  readonly enteredAt: Generated<Date>
  readonly state: Generated<'open' | 'done' | 'withdrawn'>
  readonly intent: bigint | null
}

/** Reports, agents, and what they decided and sent. */
export interface AgentTables {
  readonly report: ReportRow
  readonly agent: AgentRow
  readonly intent: IntentRow
  readonly intentNonce: IntentNonceRow
  readonly intentTransaction: IntentTransactionRow
  readonly agentDecision: AgentDecisionRow
  readonly periodOrder: PeriodOrderRow
}
