import type { HurdleSource, ResultSource } from '@specie/api'

/** What a part of a provider's result is called, and what it means. */
export const resultWords: Readonly<Record<ResultSource, { readonly label: string; readonly hint: string }>> =
  {
    fees: { label: 'Fees', hint: 'What sellers and traders paid.' },
    spread: { label: 'Spread', hint: 'Ask over bid on what was bought and sold again.' },
    incentives: { label: 'Pay of makers', hint: 'Paid for being there as agreed.' },
    income: { label: 'Income of shares', hint: 'What the shares paid out while they were held.' },
    carry: {
      label: 'Growth of shares',
      hint: 'What the shares held grew by at the rate of their valuation, before what is expected to be lost.',
    },
    expectedLoss: {
      label: 'Expected loss',
      hint: 'What of that growth is expected to be lost, by the valuation’s assumptions.',
    },
    lossVersusNav: {
      label: 'Against the NAV',
      hint: 'Trades at worse prices than the NAV, and steps of the NAV while shares were held. Above zero: the reverse.',
    },
    premiums: { label: 'Premiums', hint: 'What holders paid for firm prices.' },
    idleIncome: { label: 'Income of idle cash', hint: 'What cash that waited earned elsewhere.' },
    entryAndExit: {
      label: 'Entering and leaving',
      hint: 'Paid to those who stayed at entering and at leaving. Above zero: received from others.',
    },
  }

/** What a part of the hurdle is called. */
export const hurdleWords: Readonly<Record<HurdleSource, { readonly label: string; readonly hint: string }>> =
  {
    riskFree: { label: 'Risk-free rate', hint: 'What the same cash earns without any risk.' },
    illiquidity: { label: 'For waiting', hint: 'Because the capital cannot be had back at any time.' },
    expectedLoss: { label: 'Expected loss', hint: 'What is expected to be lost on the shares held.' },
    capitalCharge: { label: 'For capital', hint: 'What the capital behind unexpected losses costs.' },
  }
