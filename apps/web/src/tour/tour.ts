import { browserKeeper } from '../wallet/browserKeeper.ts'
import { createTourStore } from './tourStore.ts'

/** The tour of this page. */
export const tour = createTourStore(browserKeeper)
