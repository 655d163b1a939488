import { jsonOfYaml } from '../../../standards/vulnerability/yaml.ts'
import type { Source } from '../rules/index.ts'
import { type Entry, entriesOf } from './containers/index.ts'
import { type Content, nothing, problemOf, readContent, scoresIn } from './contents.ts'

/** What one step of an import takes in. The next import begins at `next`. */
export interface Unit extends Content {
  name: string
  next: number
  /** Its OpenPGP signature was checked and holds. */
  verified?: boolean
}

/**
 * @param atOnce scores of one unit: a file of scores is one document, too large for one transaction
 * @throws ContainerProblem; what is wrong with single records stands in the units
 */
export async function* unitsOf(
  source: Source,
  path: string,
  from: number,
  atOnce: number,
): AsyncGenerator<Unit> {
  const oneEach = source.form !== 'epss'
  for await (const entry of entriesOf(path, oneEach ? from : 0)) {
    if (oneEach) yield { ...readOne(source, entry), name: entry.name, next: entry.position + 1 }
    else yield* scores(source, entry, from, atOnce)
  }
}

function readOne(source: Source, { name, content }: Entry): Content {
  if (!Buffer.isBuffer(content)) return { ...nothing, problem: content.message }
  if (!/\.ya?ml$/i.test(name)) return readContent(source, content)
  try {
    return readContent(source, jsonOfYaml(content, 'record'))
  } catch (error) {
    return { ...nothing, problem: problemOf(error) }
  }
}

async function* scores(source: Source, entry: Entry, from: number, atOnce: number): AsyncGenerator<Unit> {
  const { name, content } = entry
  const unit = (next: number, part: Partial<Content>): Unit => ({ ...nothing, ...part, name, next })
  if (!Buffer.isBuffer(content)) return yield unit(1, { problem: content.message })
  let read: ReturnType<typeof scoresIn>
  try {
    read = scoresIn(source, content)
  } catch (error) {
    return yield unit(1, { problem: problemOf(error) })
  }
  for (let at = from; at * atOnce < Math.max(1, read.epss.length); at++) {
    const problem = at === 0 ? read.problem : undefined
    yield unit(at + 1, { epss: read.epss.slice(at * atOnce, (at + 1) * atOnce), problem })
  }
}
