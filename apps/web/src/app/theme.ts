/** What a visitor may choose: `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'specie.theme'

/** The visitor's choice. */
export function chosenTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Applies a choice and remembers it; the page's head applies it before the first paint. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // A browser that keeps nothing follows its system at the next visit.
  }
}
