import { browserKeeper } from '../wallet/browserKeeper.ts'
import { createTransactionStore, TRANSACTIONS_KEY } from './store.ts'

/** Transactions of this browser. */
export const transactions = createTransactionStore(browserKeeper)

// Tabs of one browser share what is kept: each sees what the others do.
window.addEventListener('storage', ({ key }) => {
  if (key === TRANSACTIONS_KEY) transactions.reload()
})
