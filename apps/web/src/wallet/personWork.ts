/** What each person of the local chain is for, in few words. */
export const PERSON_WORK: Readonly<Record<string, string>> = {
  governance: 'Sets limits, lists shares on the desk',
  issuer: 'Brings loans and raises cash on them',
  servicer: 'Collects from borrowers and reports each month',
  valuer: 'Confirms what the loans are worth',
  kycIssuer: 'Vouches for who people are',
  reporter: 'Reports interest rates to the chain',
  investorA: 'Verified, invests and sells',
  investorB: 'Verified, invests and sells',
  provider: 'Lends cash to the reserve that pays exits',
  marketMaker: 'Buys what the desk took in',
  outsider: 'New here: not verified yet',
}
