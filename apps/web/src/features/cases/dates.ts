import type { Tone } from '../../ui/words.ts'
import { isAsked, nameOf, type Room } from './room.ts'
import { MILESTONES } from './words.ts'

/** A date that matters in a case. */
export type DateMark = { at: string; words: string; tone: Tone }
/** Where it stands in the picture: `share` of the way from the first to the last (0 to 1), `lane` above the line. */
export type PlacedMark = DateMark & { share: number; lane: number }

/** The dates of a case in their order: what happened, what is agreed, what the policy leads to. */
export function datesOf(room: Room): DateMark[] {
  const { view, talks } = room
  const told = view.parties
    .filter(isAsked)
    .flatMap(({ toldAt }) => toldAt ?? [])
    .sort()[0]
  const marks: DateMark[] = [
    ...(told === undefined ? [] : [{ at: told, words: toldWords(room), tone: 'plain' as const }]),
    ...talks.signals.map(({ kind, at }) => ({
      at,
      words: kind === 'leak' ? 'Seen outside' : 'Seen exploited',
      tone: 'bad' as const,
    })),
    ...talks.milestones.map(({ kind, at, partyId, past }) => ({
      at,
      words: kind === 'silent' ? silenceWords(room, partyId, past) : MILESTONES[kind],
      tone:
        kind === 'silent'
          ? ('warn' as const)
          : kind === 'publish because exploited'
            ? ('bad' as const)
            : ('info' as const),
    })),
    ...(view.embargo === null
      ? []
      : [{ at: view.embargo.endsAt, words: 'The agreed end of the embargo', tone: 'good' as const }]),
  ]
  return marks.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const toldWords = ({ coordinator, own }: Room): string =>
  coordinator || own === undefined || !isAsked(own)
    ? 'The first who is asked for a fix was told: the days are counted from here'
    : 'You were told'

function silenceWords(room: Room, partyId: string | null, past: boolean): string {
  if (partyId === null || partyId === room.own?.id)
    return past ? 'Nobody waits for your answer any longer' : 'Your answer is waited for until then'
  const name = nameOf(room, partyId)
  return past
    ? `${name} has been silent so long that nobody waits for it`
    : `The answer of ${name} is waited for until then`
}

/** Marks closer than this share of the line would cover each other. */
const CLOSE = 0.085

/** @param now milliseconds since the epoch; it is part of the picture, so that past and future can be told apart */
export function placed(marks: readonly DateMark[], now: number): { marks: PlacedMark[]; now: number } {
  const times = [...marks.map(({ at }) => Date.parse(at)), now]
  const first = Math.min(...times)
  const whole = Math.max(...times) - first
  const share = (at: number) => (whole === 0 ? 0.5 : (at - first) / whole)
  const lanes: number[] = []
  const done = marks.map((mark) => {
    const at = share(Date.parse(mark.at))
    const free = lanes.findIndex((last) => at - last >= CLOSE)
    const lane = free < 0 ? lanes.length : free
    lanes[lane] = at
    return { ...mark, share: at, lane }
  })
  return { marks: done, now: share(now) }
}
