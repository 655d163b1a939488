export type Theme = 'light' | 'dark'

const KEY = 'tocsin-theme'

/** The theme in force: what was chosen, else what the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Chooses a theme for this browser; public/theme.js applies it before the next first paint. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is refused in some private windows: the choice then lasts as long as the page.
  }
}
