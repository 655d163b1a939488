import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BOUNDS, ContainerProblem, type Entry, EntryProblem, mayBeRecord } from './bounds.ts'

/** JSON files below a folder, in the order of their paths. Links are not followed. */
export async function* folderEntries(root: string, from: number): AsyncGenerator<Entry> {
  const counted = { position: 0 }
  yield* below(root, '', from, counted)
}

async function* below(
  root: string,
  path: string,
  from: number,
  counted: { position: number },
): AsyncGenerator<Entry> {
  const found = await readdir(join(root, path), { withFileTypes: true })
  found.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const item of found) {
    const name = path === '' ? item.name : `${path}/${item.name}`
    if (item.isDirectory() && !item.name.startsWith('.')) yield* below(root, name, from, counted)
    if (!item.isFile() || !mayBeRecord(name)) continue
    const position = counted.position++
    if (position >= BOUNDS.entries)
      throw new ContainerProblem(`The folder holds more than ${BOUNDS.entries} files.`)
    if (position >= from) yield { position, name, content: await contentOf(join(root, name)) }
  }
}

async function contentOf(path: string): Promise<Buffer | EntryProblem> {
  try {
    const { size } = await stat(path)
    if (size > BOUNDS.entry) return new EntryProblem(`it has ${size} bytes, over ${BOUNDS.entry}`)
    return await readFile(path)
  } catch (error) {
    return new EntryProblem(`it cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
}
