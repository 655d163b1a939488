import { type ReactElement, useState } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { ago, instant, ownZone } from '../../ui/time.ts'
import { propose, useCaseAct } from './queries.ts'
import type { Room } from './room.ts'
import { ZoneList } from './ZoneList.tsx'
import { type Resolved, resolveLocal } from './zone.ts'

const UNCLEAR = {
  incomplete: 'Give a date and a time: the moment it means is then shown here.',
  'no such zone': 'This is no time zone: write for instance America/New_York or Etc/UTC.',
  'no such time': 'This time does not exist there: the clocks skip it, or the date is wrong. Choose another.',
}

/** What the chosen wall clock means to the one who chooses it. */
function Meaning({ end }: { end: Resolved }): ReactElement {
  const own = ownZone()
  return (
    <p role="status" className="moment">
      {end.ok ? (
        <>
          That is <strong>{instant(end.at.toISOString(), own)}</strong> in your zone, {own}, and{' '}
          {instant(end.at.toISOString(), 'UTC')} in UTC: {ago(end.at.toISOString(), Date.now())}.
          {end.twice
            ? ' It happens twice there, because the clocks are put back; the later one is meant.'
            : ''}
        </>
      ) : (
        UNCLEAR[end.reason]
      )}
    </p>
  )
}

/** Proposes an end of the embargo to everybody whose word it needs. */
export function ProposeDialog({ room, onClose }: { room: Room; onClose: () => void }): ReactElement {
  const [date, setDate] = useState('')
  const [time, setTime] = useState('')
  const [zone, setZone] = useState(room.view.embargo?.zone ?? ownZone())
  const [words, setWords] = useState('')
  const act = useCaseAct(propose(room.view.id))
  const end = resolveLocal(`${date}T${time}`, zone)
  const send = () =>
    act.mutate(
      { local: `${date}T${time}`, zone, ...(words.trim() === '' ? {} : { words: words.trim() }) },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title="Propose an end of the embargo"
      send="Propose it"
      sending={act}
      incomplete={!end.ok}
      onSend={send}
      onClose={onClose}
    >
      <p className="muted">
        It holds once all who found it and all who are asked for a fix agree. One “no” ends the proposal.
        {room.coordinator ? '' : ' By proposing it you agree to it.'}
      </p>
      <div className="fields">
        <TextField label="Date" required type="date" value={date} onText={setDate} />
        <TextField label="Time" required type="time" value={time} onText={setTime} />
      </div>
      <TextField label="Time zone" required list="propose-zones" value={zone} onText={setZone} />
      <ZoneList id="propose-zones" />
      <Meaning end={end} />
      <TextArea
        label="Why then (optional)"
        hint="Everybody who is asked reads this."
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
