import { accessSync, constants, lstatSync, readlinkSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** Path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const dir of (process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin').split(delimiter)) {
    const path = join(dir, name)
    try {
      accessSync(path, constants.X_OK)
      if (statSync(path).isFile()) return path
    } catch {}
  }
  return undefined
}

/** How this host lays out /bin, /lib and so on: as links into /usr (link target) or as directories (null). */
export function topLevelLinks(): Record<string, string | null> {
  const links: Record<string, string | null> = {}
  for (const name of ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32']) {
    const found = lstatSync(`/${name}`, { throwIfNoEntry: false })
    if (!found) continue
    links[name] = found.isSymbolicLink() ? readlinkSync(`/${name}`) : null
  }
  return links
}

/** Whether an ordinary account could read this file: every directory above it is open to others. */
export function readableByOthers(path: string): boolean {
  try {
    if ((statSync(path).mode & 0o005) !== 0o005) return false
    for (let dir = dirname(path); ; dir = dirname(dir)) {
      if ((statSync(dir).mode & 0o001) === 0) return false
      if (dir === dirname(dir)) return true
    }
  } catch {
    return false
  }
}

export const isRoot = (): boolean => process.getuid?.() === 0
