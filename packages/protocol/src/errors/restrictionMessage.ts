const MESSAGES = new Map<number, string>([
  [0x00, 'Passes'],
  [0x01, 'Shares cannot go to the zero address'],
  [0x02, 'Transfers open when the pool is activated'],
  [0x03, 'Transfers are paused by the transfer agent'],
  [0x04, 'Shares enter this venue only through its gate'],
  [0x10, 'The sender holds fewer shares'],
  [0x11, "Part of the sender's shares is frozen"],
  [0x12, "The sender's shares are locked up"],
  [0x13, 'Outside trading hours'],
  [0x14, "The sender's limit for this period is used up"],
  [0x15, "The receiver's identity would hold more than its cap"],
  [0x16, 'The number of holders is at its limit'],
  [0x17, "The number of holders from the receiver's country is at its limit"],
  [0x18, "The number of holders of the receiver's class is at its limit"],
  [0x19, "The share's own rule refuses"],
])

const PARTIES = new Map<number, string>([
  [0x20, 'The receiver'],
  [0x30, 'The sender'],
  [0x40, 'The spender'],
])

const REASONS = new Map<number, string>([
  [1, ' has no identity'],
  [2, "'s wallet was reported lost"],
  [3, "'s identity has expired"],
  [4, ' lacks a required claim'],
  [5, ' has a claim that bars holders'],
  [6, "'s investor class is too low"],
  [7, "'s country is not admitted"],
  [8, "'s wallet is frozen"],
])

/** The sentence for a transfer restriction code (ERC-1404), as the share itself gives it; empty for no code. */
export function restrictionMessage(code: number): string {
  const party = PARTIES.get(code & 0xf0)
  const reason = REASONS.get(code & 0x0f)
  if (party !== undefined) return reason === undefined ? '' : party + reason
  return MESSAGES.get(code) ?? ''
}
