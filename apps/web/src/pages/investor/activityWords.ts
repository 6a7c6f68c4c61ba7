import type { Activity } from '@specie/api'

/** What happened, in words. */
export const activityWords: Readonly<Record<Activity['kind'], string>> = {
  invested: 'Invested',
  refunded: 'Taken back',
  bought: 'Bought from the desk',
  sold: 'Sold to the desk',
  received: 'Shares received',
  sent: 'Shares sent',
  claimed: 'Income claimed',
  redeemed: 'Redeemed',
  forced: 'Moved by the transfer agent',
  verified: 'Verified',
  reserveDeposit: 'Lent to the reserve',
  reserveWithdrawal: 'Taken from the reserve',
  creditWithdrawn: 'Credit withdrawn',
  bondPosted: 'Bond posted',
}
