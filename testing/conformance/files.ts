import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files under a folder of the corpus, relative to the corpus, sorted, with forward slashes. */
export function listFiles(corpus: string, folder: string): string[] {
  const root = join(corpus, folder)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(corpus.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Files made from upstream assertions start with an underscore: they judge, they are not judged. */
export function isIndex(file: string): boolean {
  return /(?:^|\/)_[^/]*$/.test(file)
}

export function readBytes(corpus: string, file: string): Uint8Array {
  return readFileSync(join(corpus, file))
}

/** @throws SyntaxError when the file is not JSON. */
export function readJsonFile(corpus: string, file: string): unknown {
  return JSON.parse(readFileSync(join(corpus, file), 'utf8'))
}

export function hasFolder(corpus: string, folder: string): boolean {
  return existsSync(join(corpus, folder))
}
