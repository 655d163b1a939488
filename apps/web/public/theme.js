// Runs before the first paint so that a chosen theme does not flash.
try {
  const theme = localStorage.getItem('tocsin-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is refused in some private windows: the system's own preference holds then.
}
