import { browserKeeper } from '../wallet/browserKeeper.ts'
import { createTransactionStore } from './store.ts'

/** Transactions of this page. */
export const transactions = createTransactionStore(browserKeeper)
