import type { CaseThread } from '../../api/types.ts'
import { nameOf, type Room } from './room.ts'

const AND = new Intl.ListFormat('en', { type: 'conjunction' })

/** Who reads a conversation, as a sentence. Nobody is told of parties they need not know of. */
export function readersOf(room: Room, thread: Pick<CaseThread, 'forAll' | 'partyIds'>): string {
  const { coordinator, own } = room
  if (thread.forAll)
    return coordinator
      ? 'Every party of this case reads this, also those who come later, and the coordinators.'
      : 'Every party of this case reads this, also those you do not know of, and the coordinators.'
  const others = thread.partyIds.filter((id) => id !== own?.id).map((id) => nameOf(room, id))
  if (coordinator)
    return others.length === 0
      ? 'Only the coordinators read this.'
      : `Read by ${AND.format([...others, 'the coordinators'])}.`
  return `Read by ${AND.format(['you', ...others, 'the coordinators'])}, and by those they brought into it.`
}

/** The same for a conversation about to be begun: who begins it names all who read it. */
export function futureReaders(room: Room, to: { forAll: boolean; partyIds: readonly string[] }): string {
  if (to.forAll) return readersOf(room, { forAll: true, partyIds: [] })
  const chosen = to.partyIds.map((id) => nameOf(room, id))
  if (room.coordinator)
    return chosen.length === 0
      ? 'Nobody is chosen yet: only the coordinators will read this.'
      : `${AND.format([...chosen, 'the coordinators'])} will read this, nobody else.`
  return `${AND.format(['You', ...chosen, 'the coordinators'])} will read this, nobody else.`
}
