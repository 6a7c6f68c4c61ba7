/** Where somebody goes who may not buy a share yet. */
export interface EligibilityHelp {
  readonly text: string
  /** A page that helps; absent where nothing on these pages does. */
  readonly way?: { readonly label: string; readonly to: '/verify' }
}

const VERIFY = { label: 'Get verified', to: '/verify' } as const

const HELP = new Map<number, EligibilityHelp>([
  [0x02, { text: 'The pool is still being set up; shares move once it is active.' }],
  [0x03, { text: 'The transfer agent has paused this share. Existing holdings are not touched.' }],
  [0x15, { text: 'Choose a smaller amount, or another tranche.' }],
  [0x16, { text: 'This tranche takes no further holders. Another tranche may.' }],
  [0x17, { text: 'This tranche takes no further holders from your country. Another tranche may.' }],
  [0x18, { text: 'This tranche takes no further holders of your investor class. Another tranche may.' }],
  [
    0x21,
    {
      text: 'Only verified investors can hold this share. Verification is done once, for all pools.',
      way: VERIFY,
    },
  ],
  [0x22, { text: 'Recover your identity to a new wallet first.', way: VERIFY }],
  [0x23, { text: 'Your verification ran out. Renew it, and all pools are open again.', way: VERIFY }],
  [0x24, { text: 'Your verification lacks a statement that this pool asks for.', way: VERIFY }],
  [0x25, { text: 'Your verification has an entry that excludes you from this share.' }],
  [
    0x26,
    { text: 'This share is for a higher investor class. Apply for it with your verification.', way: VERIFY },
  ],
  [0x27, { text: 'This share is not offered in your country. Other pools may be.' }],
  [0x28, { text: 'The transfer agent has frozen this wallet. Ask the issuer why.' }],
])

/** What somebody can do about a transfer restriction (ERC-1404 code). */
export function eligibilityHelp(code: number): EligibilityHelp {
  return HELP.get(code) ?? { text: 'Ask the issuer, who sets the rules of this share.' }
}
