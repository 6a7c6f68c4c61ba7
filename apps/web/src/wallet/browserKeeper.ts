import type { Keeper } from './accountStore.ts'

/** The browser's storage; a browser that keeps nothing forgets at reload and works all the same. */
export const browserKeeper: Keeper = {
  getItem(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Private windows may refuse; the page works without memory.
    }
  },
}
