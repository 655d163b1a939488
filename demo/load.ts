import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Value } from 'typebox/value'
import { packageRoot } from '../platform/config/root.ts'
import { ThreatModel } from '../standards/judging/types.ts'
import { type Authored, type Flaw, readAuthored, readFlaw } from './authored.ts'
import { DISCOVERERS } from './discoverers.ts'
import { Reference } from './format.ts'
import { loadMembers } from './members/load.ts'
import type { Writing } from './render.ts'

/** Reads what was written for the first-run scenario. @throws Error naming the file that does not fit */
export function loadWriting(root = join(packageRoot, 'demo')): Writing {
  const flaws = read(join(root, 'flaws')).map(([value, where]): Flaw => readFlaw(value, where))
  const reports = read(join(root, 'reports')).flatMap(([value, where]): Authored[] => {
    if (!Array.isArray(value)) throw new Error(`${where}: an array of reports is needed`)
    return value.map((entry, index) => readAuthored(entry, `${where}/${index}`))
  })
  const threatModels = read(join(root, 'threat-models')).map(([value, where]) => {
    if (!Value.Check(ThreatModel, value)) throw new Error(`${where} is no threat model`)
    return value
  })
  const references = read(join(root, 'reference')).map(([value, where]) => {
    if (Value.Check(Reference, value)) return value
    throw new Error(`${where} does not fit the scenario format's reference data`)
  })
  return {
    name: 'First light',
    description:
      'A flood of reports about published, already fixed flaws in npm packages and about targets written for the demonstration, told by eight discoverers in four forms, with duplicates, slop, an intermittent one and one outside its project’s threat model; and members who run some of it: a rural hospital and four clinics, a town utility, an agency’s software team. Discoverers and members are made up.',
    flaws,
    reports,
    threatModels,
    discoverers: DISCOVERERS,
    members: existsSync(join(root, 'members')) ? loadMembers(join(root, 'members')) : [],
    reference: {
      kev: references.flatMap(({ kev = [] }) => kev),
      epss: references.flatMap(({ epss = [] }) => epss),
      ssvc: references.flatMap(({ ssvc = [] }) => ssvc),
      records: references.flatMap(({ records = [] }) => records),
    },
  }
}

/** Every JSON file under a directory, in path order, with the name to call it by. */
function read(directory: string): [unknown, string][] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const path = join(directory, name)
      const where = relative(packageRoot, path)
      try {
        return [JSON.parse(readFileSync(path, 'utf8')), where]
      } catch (error) {
        throw new Error(`${where}: ${(error as Error).message}`)
      }
    })
}
