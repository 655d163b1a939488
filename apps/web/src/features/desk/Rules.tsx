import { useQuery } from '@tanstack/react-query'
import { Checkbox } from '@trussworks/react-uswds'
import { type FormEvent, type ReactElement, useState } from 'react'
import { linkKey } from '../../api/link-key.ts'
import type { MaintainersSay } from '../../api/types.ts'
import { TextArea, TextField } from '../../ui/Inputs.tsx'
import { Fault, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { dossiersQuery } from '../cases/queries.ts'
import type { Room } from '../cases/room.ts'
import { rulesQuery, useSetRules } from './queries.ts'
import { draftOf, purlOf, rulesOf } from './rules.ts'

function RulesForm({ target, said }: { target: string; said: MaintainersSay | null }): ReactElement {
  const [draft, setDraft] = useState(() => draftOf(said?.rules))
  const act = useSetRules(target)
  const change = (part: Partial<typeof draft>) => {
    act.reset()
    setDraft({ ...draft, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(rulesOf(draft, said?.rules))
  }
  return (
    <form className="stack rules" onSubmit={submit}>
      <p className="muted">
        {said === null ? (
          'Nothing has been said for this project: dossiers come as they are ready.'
        ) : (
          <>
            Set by {said.setBy}, <On at={said.setAt} />. What is not shown here stays as it is.
          </>
        )}
      </p>
      <TextField
        label="Dossiers you take in a week"
        hint="The most pressing come first, the others wait and are told so. Empty: any number. 0: none."
        type="number"
        min={0}
        max={1000}
        value={draft.perWeek}
        onText={(perWeek) => change({ perWeek })}
      />
      <TextField
        label="Why so many (optional)"
        maxLength={2000}
        value={draft.paceWords}
        onText={(paceWords) => change({ paceWords })}
      />
      <Checkbox
        id="rules-unreproduced"
        name="acceptsUnreproduced"
        label="Send me also what nobody could reproduce"
        checked={draft.acceptsUnreproduced}
        onChange={(event) => change({ acceptsUnreproduced: event.target.checked })}
      />
      <TextArea
        label="Your threat model (optional)"
        hint="What you count as a flaw and what not, in your words. Everybody who reports to you reads it."
        maxLength={20_000}
        value={draft.threatModel}
        onText={(threatModel) => change({ threatModel })}
      />
      {act.error === null ? null : <Fault error={act.error} />}
      <p className="row">
        <button type="submit" className="usa-button" disabled={act.isPending}>
          {act.isPending ? 'Saving…' : 'Save your rules'}
        </button>
        <span role="status">{act.isSuccess ? 'Saved.' : ''}</span>
      </p>
    </form>
  )
}

function RulesOf({ target }: { target: string }): ReactElement {
  const query = useQuery(rulesQuery(target))
  return (
    <Loaded query={query} what="your rules">
      {({ maintainersSay }) => (
        <RulesForm key={maintainersSay?.setAt ?? 'none'} target={target} said={maintainersSay} />
      )}
    </Loaded>
  )
}

/** How many dossiers a maintainer takes and what they count as a flaw; said with an account, not by a link. */
export function Rules({ room }: { room: Room }): ReactElement {
  const dossiers = useQuery(dossiersQuery(room.view.id))
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [target, setTarget] = useState<string | undefined>(undefined)
  const suggested = purlOf(
    dossiers.data?.items.find(({ reproducer }) => reproducer !== null)?.reproducer?.target,
  )
  if (linkKey() !== undefined)
    return (
      <p>
        How many dossiers you get in a week, and what you count as a flaw, is yours to say. It holds for every
        case, so it takes an account: begin a conversation with the coordinators above. They write it down for
        you, or make you an account.
      </p>
    )
  const shown = typed ?? suggested
  return (
    <div className="card stack">
      <form
        className="row rules__target"
        onSubmit={(event) => {
          event.preventDefault()
          setTarget(shown.trim())
        }}
      >
        <TextField
          label="Your project"
          hint="As a package URL, for instance pkg:npm/lodash."
          required
          maxLength={2048}
          autoComplete="off"
          spellCheck={false}
          value={shown}
          onText={setTyped}
        />
        <button type="submit" className="usa-button usa-button--outline">
          Show its rules
        </button>
      </form>
      {target === undefined ? null : <RulesOf key={target} target={target} />}
    </div>
  )
}
