import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { type ScenarioMember, WrittenMember } from './format.ts'

/**
 * The members of the first-run scenario, with the documents they bring. All of them are invented; what they run is not.
 * @param directory holds `members.json` and the documents it names
 * @throws Error naming what does not fit
 */
export function loadMembers(directory: string): ScenarioMember[] {
  const where = join(directory, 'members.json')
  const written: unknown = JSON.parse(readFileSync(where, 'utf8'))
  if (!Value.Check(Type.Array(WrittenMember), written)) {
    const [first] = Value.Errors(Type.Array(WrittenMember), written)
    throw new Error(`${where}${first?.instancePath ?? ''}: ${first?.message ?? 'does not fit'}`)
  }
  return written.map(({ inventories, ...member }) => ({
    ...member,
    inventories: inventories.map((inventory) => {
      if (!('file' in inventory)) return inventory
      const { file, ...about } = inventory
      const text = readFileSync(join(directory, file), 'utf8')
      return { ...about, document: file.endsWith('.json') ? (JSON.parse(text) as object) : text }
    }),
  }))
}
