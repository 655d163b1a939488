import { buildDigest } from '../../standards/judging/digest.ts'
import type { Build } from '../../standards/judging/types.ts'

export interface SourceWanted {
  language: 'javascript' | 'c'
  name: string
  version: string
  entry: string
  files: Record<string, string>
}

/**
 * A build of a target given as source text. JavaScript is laid out as an installed package, with a
 * package.json naming the entry unless the source brings its own; C keeps its paths.
 */
export function sourceBuild({ language, name, version, entry, files }: SourceWanted): Build {
  if (language === 'c') {
    const build = { language, entry, files }
    return { digest: buildDigest(build), name, version, ...build }
  }
  const placed: Record<string, string> = {}
  for (const [path, text] of Object.entries(files)) placed[`node_modules/${name}/${path}`] = text
  placed[`node_modules/${name}/package.json`] ??= `${JSON.stringify({ name, version, main: entry })}\n`
  return {
    digest: buildDigest({ language, entry, files: placed }),
    language,
    name,
    version,
    entry,
    files: placed,
  }
}
