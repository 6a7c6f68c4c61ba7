// Before the first paint, so that a chosen theme does not flash. A file of its own: the server forbids inline scripts.
try {
  const theme = localStorage.getItem('specie.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // A browser that keeps nothing follows its system.
}
