import { type ReactElement, useState } from 'react'
import type { DisclosurePolicy } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { setPolicy, useCaseAct } from './queries.ts'
import type { Room } from './room.ts'
import { ZoneList } from './ZoneList.tsx'

const USUAL: ReadonlyArray<readonly [name: string, policy: DisclosurePolicy]> = [
  ['45 days', { days: 45, graceDays: 0, silentAfterDays: 14, exploitedDays: 7 }],
  ['90 + 30 days', { days: 90, graceDays: 30, silentAfterDays: 30, exploitedDays: 7 }],
]
const FIELDS: ReadonlyArray<readonly [field: keyof DisclosurePolicy, label: string, most: number]> = [
  ['days', 'Days until all is published', 730],
  ['graceDays', 'Days of grace while a fix is coming', 365],
  ['silentAfterDays', 'Days an answer is waited for', 365],
  ['exploitedDays', 'Days left once it is exploited', 365],
]

/** How long this case stays closed at most, in numbers of its own or the usual ones. */
export function PolicyDialog({ room, onClose }: { room: Room; onClose: () => void }): ReactElement {
  const [policy, setNumbers] = useState<DisclosurePolicy>(room.talks.policy ?? USUAL[0]![1])
  const [zone, setZone] = useState(room.talks.zone)
  const act = useCaseAct(setPolicy(room.view.id))
  return (
    <FormDialog
      title="Disclosure policy of this case"
      send="Set the policy"
      sending={act}
      onSend={() => act.mutate({ policy, zone }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="row">
        Usual ones:
        {USUAL.map(([name, numbers]) => (
          <button key={name} type="button" className="chip" onClick={() => setNumbers(numbers)}>
            {name}
          </button>
        ))}
      </p>
      <div className="fields">
        {FIELDS.map(([field, label, most]) => (
          <TextField
            key={field}
            label={label}
            type="number"
            min={field === 'silentAfterDays' ? 1 : 0}
            max={most}
            required
            value={String(policy[field])}
            onText={(text) => setNumbers({ ...policy, [field]: Number(text) })}
          />
        ))}
      </div>
      <TextField
        label="Time zone the days are counted in"
        required
        list="policy-zones"
        value={zone}
        onText={setZone}
      />
      <ZoneList id="policy-zones" />
    </FormDialog>
  )
}
