import { type Address, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { guardAbi } from '../../generated/guardAbi.ts'
import { ceilingBits } from '../../guard/grounds.ts'
import type { WatchTerms } from '../../read/readGuard.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'

/** A level that a guardian raises. */
export interface LevelRaise {
  readonly share: Address
  /** 1, 2 or 3; at least the present one. */
  readonly level: number
  /** Seconds; at most what is left. */
  readonly duration: number
  /** Kept with the event. */
  readonly why: string
}

/** What an observation came to: the level that it raised, if it raised one. */
export interface GuardObservation {
  readonly gap: bigint
  readonly grounds: bigint
  readonly streak: bigint
  readonly raised: { readonly level: bigint; readonly until: bigint } | undefined
}

/** Looks at a share and raises its level by one where enough observations agree. Anyone. */
export async function observeShare(
  context: Context,
  share: Address,
): Promise<PreparedTransaction<GuardObservation>> {
  const { share: token, cash } = await readShareTokens(context, share)
  return prepare(context, {
    unit: cash,
    title: `Observe ${token.symbol}`,
    address: addressOf(context, 'Guard'),
    data: encodeFunctionData({ abi: guardAbi, functionName: 'observe', args: [share] }),
    result: observationIn,
  })
}

/** Raises a level at once, until an end that is known. Needs the role `guardian`. */
export async function raiseLevel(
  context: Context,
  { share, level, duration, why }: LevelRaise,
): Promise<PreparedTransaction<GuardObservation['raised']>> {
  const { share: token, cash } = await readShareTokens(context, share)
  return prepare(context, {
    unit: cash,
    title: `Raise ${token.symbol} to level ${level}`,
    address: addressOf(context, 'Guard'),
    data: encodeFunctionData({ abi: guardAbi, functionName: 'raise', args: [share, level, duration, why] }),
    result: raisedIn,
  })
}

/** Lowers a level before its end. Needs the administrator. */
export async function lowerLevel(
  context: Context,
  share: Address,
  level: number,
): Promise<PreparedTransaction> {
  const { share: token, cash } = await readShareTokens(context, share)
  return prepare(context, {
    unit: cash,
    title: `Lower ${token.symbol} to level ${level}`,
    address: addressOf(context, 'Guard'),
    data: encodeFunctionData({ abi: guardAbi, functionName: 'lower', args: [share, level] }),
    result: () => undefined,
  })
}

/** Begins to watch a share, or changes the terms. Needs the role `exitSteward`. */
export async function watchShare(
  context: Context,
  share: Address,
  terms: WatchTerms,
): Promise<PreparedTransaction> {
  const { share: token, cash } = await readShareTokens(context, share)
  const args = [share, { ...terms, ceilings: ceilingBits(terms.ceilings) }] as const
  return prepare(context, {
    unit: cash,
    title: `Watch ${token.symbol}`,
    address: addressOf(context, 'Guard'),
    data: encodeFunctionData({ abi: guardAbi, functionName: 'setTerms', args }),
    result: () => undefined,
  })
}

/**
 * Opens the reopening auction of a share at level 3 where raising it could not, or ends the level by one that has
 * cleared near the NAV. Anyone.
 */
export async function reopenShare(
  context: Context,
  share: Address,
  how: 'reopen' | 'endByAuction',
): Promise<PreparedTransaction> {
  const { share: token, cash } = await readShareTokens(context, share)
  return prepare(context, {
    unit: cash,
    title: how === 'reopen' ? `Open the auction of ${token.symbol}` : `End the level of ${token.symbol}`,
    address: addressOf(context, 'Guard'),
    data: encodeFunctionData({ abi: guardAbi, functionName: how, args: [share] }),
    result: () => undefined,
  })
}

function observationIn(logs: readonly EventLog[]): GuardObservation {
  const { gap, grounds, streak } = findEvent(guardAbi, 'Observed', logs)
  return { gap, grounds, streak, raised: raisedIn(logs) }
}

function raisedIn(logs: readonly EventLog[]): GuardObservation['raised'] {
  const found = parseEventLogs({ abi: guardAbi, eventName: 'Raised', logs: logs as Log[] })[0]
  return found === undefined ? undefined : { level: found.args.level, until: found.args.until }
}
