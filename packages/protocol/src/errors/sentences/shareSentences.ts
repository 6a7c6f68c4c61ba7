import type { Sentence } from '../sentence.ts'

/** Refusals of a share. */
export const shareSentences = {
  AgentIsZero: { message: 'The zero address cannot be an agent' },
  AlreadyOpen: { message: 'Transfers of this share are open already' },
  AlreadyPaused: { message: 'Transfers of this share are paused already' },
  AmountTooLarge: { message: 'The amount {amount:cash} is too large for one distribution' },
  CallRefused: {
    message: '{receiver} does not take shares this way',
    remedy: 'send to a contract that implements ERC-1363, e.g. the desk, or use a plain transfer',
  },
  CashNotReceived: {
    message: 'The share holds {balance:cash} and owes its holders {held:cash}',
    remedy: 'the pool must transfer the cash before it books it as income',
  },
  ClaimNotYours: {
    message: 'The income of {holder} is claimed by itself or by the receiver it has named',
    remedy: 'use one of those accounts',
  },
  ClaimWaits: {
    message: 'The income of {holder} waits: the wallet is frozen or reported lost',
    remedy: 'it is kept until the freeze is lifted or the wallet is recovered',
  },
  CountingIsFixed: { message: 'What a share counts of its holders is fixed once shares exist' },
  CountingNeeded: {
    message: 'Caps and holder limits need holdings to be counted',
    expected: '`counted` in the policy, from the start',
  },
  ERC7943CannotReceive: {
    message: '{account} may not receive this share',
    remedy: 'ask `share.restriction` for the rule that stops it',
  },
  ERC7943CannotSend: { message: '{account} may not send this share: its wallet is frozen' },
  ERC7943CannotTransfer: { message: '{amount:shares} may not move from {from} to {to}' },
  ERC7943InsufficientUnfrozenBalance: {
    message: '{account} has {unfrozen:shares} that are not frozen and needs {amount:shares}',
    remedy: 'lower the amount, or have the transfer agent unfreeze',
  },
  FixedAtDeployment: {
    message: 'The identity registry and the compliance of a share are fixed at deployment',
  },
  FrozenExceedsBalance: {
    message: '{frozen:shares} cannot be frozen of the {balance:shares} that {wallet} holds',
  },
  HookHasNoCode: { message: 'The rule hook {hook} is not a contract' },
  NotAgent: {
    message: '{caller} is not an agent of this share',
    remedy: 'have the transfer agent add it',
  },
  NotPaused: { message: 'Transfers of this share are not paused' },
  NotRecovered: {
    message: 'The identity of {lost} was not recovered to {replacement} but to {recoveredTo}',
    remedy: 'finish the recovery in the identity registry first; shares follow the identity only',
  },
  NothingToRecover: { message: '{lost} has nothing to recover' },
  OnchainIdMismatch: { message: '{given} is not the identity of the wallet; it is {actual}' },
  OnlyPool: { message: '{caller} is not the pool of this share, which alone may do this' },
  OwnableInvalidOwner: { message: '{owner} cannot own this share' },
  OwnableUnauthorizedAccount: {
    message: '{account} is not the transfer agent of this share',
    remedy: 'use the owner’s account',
  },
  PeriodIsZero: { message: 'A limit in time needs a period longer than zero' },
  PermitExpired: { message: 'The permit was valid until {deadline:time}', remedy: 'sign a new one' },
  PermitInvalid: {
    message: 'The permit is not signed by {owner}',
    remedy: 'sign with the owner’s account, for this share and its next number',
  },
  RegistryFailed: { message: 'The identity registry did not answer' },
  SecondOfDay: { message: '{second} is not a second of a day', expected: '0 to 86,399' },
  SupplyComesOnlyFromThePool: {
    message: '{caller} may not mint or burn: supply comes only from the pool',
    remedy: 'invest in, redeem from or be refunded by the pool',
  },
  SupplyTooLarge: { message: 'A supply of {supply:shares} is more than a share can have' },
  TransferRestricted: {
    message: '{code:restriction} ({value:shares} from {from} to {to})',
    remedy: 'ask `share.restriction` before sending',
  },
  UnfreezeExceedsFrozen: {
    message: '{amount:shares} cannot be unfrozen of the {frozen:shares} frozen for {wallet}',
  },
  VenueHolds: { message: '{venue} holds {balance:shares} and cannot become a venue' },
  VenueIsZero: { message: 'The zero address cannot be a venue' },
} as const satisfies Record<string, Sentence>
