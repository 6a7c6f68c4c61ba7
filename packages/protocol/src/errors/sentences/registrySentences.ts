import type { Sentence } from '../sentence.ts'

/** Refusals of the registry of pools, and of the local dollar. */
export const registrySentences = {
  AlreadyBonded: { message: 'The bond for the pool {pool} has been posted already' },
  AlreadyCommitted: { message: 'The commitment {commitment} has been made already' },
  AlreadyPledged: {
    message: 'The collateral {collateralKey} is pledged to the pool {pool}',
    remedy: 'that pool must release it first',
  },
  AlreadyProven: { message: 'The double pledge of {fingerprint} in these pools has been proven already' },
  BondTooLarge: { message: 'A bond of {bond:cash} is more than the registry can hold' },
  CommitmentTooOld: {
    message: 'The commitment of {committedAt:time} is older than a day',
    remedy: 'commit again with another salt',
  },
  CommitmentTooYoung: {
    message: 'The commitment was made in this very block, {blockNumber}',
    remedy: 'show the finding in the next block',
  },
  DeploymentFailed: {
    message: 'The pool or one of its shares could not be made',
    remedy: 'check the terms; the gas limit may be too low',
  },
  NavAlreadySet: { message: 'The price contract is fixed: it is {nav}' },
  NavMissing: {
    message: 'The registry does not know its price contract yet',
    remedy: 'finish the deployment',
  },
  NotAPool: { message: '{caller} is not a pool of this registry' },
  NotCommitted: {
    message: 'Nothing was committed as {commitment}',
    remedy: 'commit to the finding first, with the same account, pools, fingerprint and salt',
  },
  NotInTape: {
    message: 'The tape of the pool {pool} does not hold the loan {fingerprint}',
    expected: 'a proof against the pool’s present tape root',
  },
  NotPledged: { message: 'The pool {pool} does not hold the collateral {collateralKey}' },
  NotServicer: { message: '{caller} is not the pool’s servicer', expected: '{servicer}' },
  NothingToWithdraw: { message: '{party} has nothing to withdraw in the token {cash}' },
  PoolIsLive: {
    message: 'The pool {pool} is not over',
    remedy: 'the bond is released when the pool is closed or refunds',
  },
  PoolIsOver: { message: 'The pool {pool} is over' },
  PoolNotLive: {
    message: 'The pool {pool} is not live',
    expected: 'a pool that raises, is active or winds down',
  },
  SamePool: { message: 'The two pools are the same, {pool}' },
  TooManyDecimals: { message: 'The cash token has {decimals} decimals', expected: 'at most 18' },
  UnknownCode: {
    message: 'The creation code has the hash {codeHash}, the registry opens pools with {expected}',
    remedy: 'use the build that this registry was deployed with',
  },
  NotALocalChain: {
    message: 'The local dollar cannot exist on chain {chainId}',
    remedy: 'name the chain’s own cash token',
  },
} as const satisfies Record<string, Sentence>
