import type { Sentence } from '../sentence.ts'

/** Refusals of OpenZeppelin's and Solady's libraries, and of the machine itself. */
export const librarySentences = {
  Silent: {
    message: 'The contract refused without a reason',
    remedy: 'check that the address is the contract meant and that it has the function called',
  },
  Unknown: {
    message: 'A contract outside Specie refused with the code {selector}',
    remedy: 'look the code up in that contract’s source; a cash token with its own rules is the usual cause',
  },
  Reason: { message: 'A contract outside Specie refused: {reason}' },
  Panic: {
    message:
      'A contract stopped with panic {code} (17 is an overflow, 18 a division by zero, 50 an index too large)',
    remedy: 'a number given is far out of range; check amounts and decimals',
  },
  AccessManagedUnauthorized: {
    message: '{caller} has no role that allows this',
    expected: 'an account with the function’s role in the Authority',
    remedy: 'use an account that has the role, or have governance grant it',
  },
  AccessManagedRequiredDelay: {
    message: '{caller} may do this only after scheduling it {delay:duration} ahead',
    remedy: 'schedule the call in the Authority and execute it when the delay is over',
  },
  AccessManagedInvalidAuthority: { message: '{authority} is not a contract and cannot be the authority' },
  AccessManagerAlreadyScheduled: {
    message: 'The operation {operationId} is scheduled already',
    remedy: 'execute or cancel it first',
  },
  AccessManagerBadConfirmation: {
    message: 'An account can give up only its own role',
    expected: 'the caller’s own address as confirmation',
  },
  AccessManagerExpired: {
    message: 'The scheduled operation {operationId} has expired',
    remedy: 'schedule it again',
  },
  AccessManagerInvalidInitialAdmin: { message: '{initialAdmin} cannot be the first administrator' },
  AccessManagerLockedFunction: { message: 'The function {selector} cannot be called through the Authority' },
  AccessManagerLockedRole: { message: 'The role {roleId} is built in and cannot be changed' },
  AccessManagerNotReady: {
    message: 'The scheduled operation {operationId} is not due yet',
    remedy: 'wait until its delay is over',
  },
  AccessManagerNotScheduled: { message: 'The operation {operationId} is not scheduled' },
  AccessManagerUnauthorizedAccount: {
    message: '{msgsender} does not have the role {roleId}',
    remedy: 'use an account that has the role, or have governance grant it',
  },
  AccessManagerUnauthorizedCall: {
    message: '{caller} has no role that allows the function {selector} of {target}',
    remedy: 'use an account that has the role, or have governance grant it',
  },
  AccessManagerUnauthorizedCancel: {
    message: '{msgsender} may not cancel what {caller} scheduled for {target}',
  },
  AccessManagerUnauthorizedConsume: { message: '{target} may not use up a scheduled operation' },
  AddressEmptyCode: { message: 'There is no contract at {target}' },
  CheckpointUnorderedInsertion: { message: 'A change was recorded before one that came earlier' },
  ECDSAInvalidSignature: {
    message: 'The signature is not valid',
    remedy: 'sign the same statement again with the account named in it',
  },
  ECDSAInvalidSignatureLength: { message: 'The signature has {length} bytes', expected: '65 bytes' },
  ECDSAInvalidSignatureS: {
    message: 'The signature is not in its canonical form (s is {s})',
    remedy: 'sign with a current wallet',
  },
  ERC20InsufficientAllowance: {
    message: '{spender} may take {allowance:amount} and needs {needed:amount}',
    remedy: 'approve the amount first',
  },
  ERC20InsufficientBalance: {
    message: '{sender} has {balance:amount} and needs {needed:amount}',
    remedy: 'lower the amount or bring more in',
  },
  ERC20InvalidApprover: { message: '{approver} cannot approve' },
  ERC20InvalidReceiver: { message: '{receiver} cannot receive tokens' },
  ERC20InvalidSender: { message: '{sender} cannot send tokens' },
  ERC20InvalidSpender: { message: '{spender} cannot be approved' },
  ERC2612ExpiredSignature: {
    message: 'The permit was valid until {deadline:time}',
    remedy: 'sign a new one',
  },
  ERC2612InvalidSigner: {
    message: 'The permit is signed by {signer} and not by the owner {owner}',
    remedy: 'sign with the owner’s account, for this token and its next number',
  },
  ERC4626ExceededMaxDeposit: {
    message: '{receiver} may deposit at most {max:cash}; {assets:cash} were asked',
  },
  ERC4626ExceededMaxMint: { message: '{receiver} may receive at most {max} shares; {shares} were asked' },
  ERC4626ExceededMaxRedeem: {
    message: '{owner} may redeem at most {max} shares now; {shares} were asked',
    remedy: 'announce the shares, wait until the cooldown is over, or take less',
  },
  ERC4626ExceededMaxWithdraw: {
    message: '{owner} may withdraw at most {max:cash} now; {assets:cash} were asked',
    remedy: 'announce the shares, wait until the cooldown is over, or take less',
  },
  FailedCall: { message: 'A call to another contract failed without a reason' },
  FailedDeployment: {
    message: 'The new contract’s own constructor refused',
    remedy: 'check the terms it is made from',
  },
  InsufficientBalance: { message: 'The contract has {balance} and needs {needed}' },
  InvalidAccountNonce: {
    message: 'The signature of {account} is for another number than its next one, {currentNonce}',
    remedy: 'sign again with that number',
  },
  InvalidShortString: { message: 'A name is too short to be stored' },
  StringTooLong: { message: 'The text “{str}” is longer than 31 bytes', remedy: 'use a shorter one' },
  ReentrancyGuardReentrantCall: {
    message: 'A contract called back in the middle of a transaction',
    remedy: 'the cash token or the receiver is malicious or has hooks that this contract refuses',
  },
  SafeCastOverflowedIntDowncast: { message: 'The number {value} does not fit into {bits} bits' },
  SafeCastOverflowedIntToUint: { message: 'The number {value} is negative where none may be' },
  SafeCastOverflowedUintDowncast: { message: 'The number {value} does not fit into {bits} bits' },
  SafeCastOverflowedUintToInt: { message: 'The number {value} is too large' },
  SafeERC20FailedOperation: {
    message: 'The token {token} refused a transfer or an approval',
    remedy: 'check balance and allowance, and that the token does not block one of the parties',
  },
} as const satisfies Record<string, Sentence>
