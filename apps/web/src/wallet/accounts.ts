import { createAccountStore } from './accountStore.ts'
import { browserKeeper } from './browserKeeper.ts'

/** Who acts in this page. */
export const accounts = createAccountStore(browserKeeper)
