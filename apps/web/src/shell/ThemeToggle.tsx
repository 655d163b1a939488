import { type ReactElement, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { chooseTheme, currentTheme } from './theme.ts'

export function ThemeToggle(): ReactElement {
  const [theme, setTheme] = useState(currentTheme)
  const other = theme === 'dark' ? 'light' : 'dark'
  const toggle = () => {
    chooseTheme(other)
    setTheme(other)
  }
  return (
    <button type="button" className="masthead__tool" onClick={toggle} title={`Use ${other} colours`}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      <span className="masthead__tool-label">{other === 'dark' ? 'Dark' : 'Light'} colours</span>
    </button>
  )
}
