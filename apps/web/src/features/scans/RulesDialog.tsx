import { type ReactElement, useState } from 'react'
import type { ProjectRules } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { Check } from './ClaimForm.tsx'
import { useSetRules } from './queries.ts'
import { type RulesDraft, type RulesFaults, rulesDraft, rulesFrom } from './rules-draft.ts'

const INTAKES = [
  ['', 'No preference'],
  ['this house', 'Through this house'],
  ['email', 'By e-mail'],
  ['web form', 'By a web form'],
  ['private issue', 'As a private issue'],
] as const

const SEVERITIES = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['not a flaw', 'Not a flaw'],
] as const

/** A project's rules, in its maintainers' words. They replace what was said before. */
export function RulesDialog(props: {
  target: string
  rules: ProjectRules | undefined
  onClose: () => void
}): ReactElement {
  const [draft, setDraft] = useState(() => rulesDraft(props.rules))
  const [faults, setFaults] = useState<RulesFaults>({})
  const set = (change: Partial<RulesDraft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useSetRules(props.target)
  const send = () => {
    const outcome = rulesFrom(draft)
    setFaults('faults' in outcome ? outcome.faults : {})
    if ('rules' in outcome) save.mutate(outcome.rules, { onSuccess: props.onClose })
  }
  return (
    <FormDialog
      title="Rules of this project"
      send="Set these rules"
      sending={save}
      onSend={send}
      onClose={props.onClose}
    >
      <p>
        For <code>{props.target}</code>. Whoever claims or reports it reads these words. They replace what was
        said before.
      </p>
      <Check
        id="opt-out"
        label="We do not want this searched"
        checked={draft.optOut}
        onCheck={(optOut) => set({ optOut })}
      />
      {draft.optOut ? (
        <TextArea
          label="What whoever wants to search it is told"
          hint="Claims of others are refused with these words. Reports are still accepted."
          rows={2}
          maxLength={2000}
          error={faults.optOutWords}
          value={draft.optOutWords}
          onText={(optOutWords) => set({ optOutWords })}
        />
      ) : null}
      <Choice
        label="How you want to be reported to"
        value={draft.intake}
        options={INTAKES}
        onChoose={(intake) => set({ intake })}
      />
      {draft.intake === '' ? null : (
        <div className="fields">
          {draft.intake === 'this house' ? null : (
            <TextField
              label="Address"
              maxLength={2048}
              value={draft.intakeAddress}
              onText={(intakeAddress) => set({ intakeAddress })}
            />
          )}
          <TextField
            label="In your words (optional)"
            maxLength={2000}
            value={draft.intakeWords}
            onText={(intakeWords) => set({ intakeWords })}
          />
        </div>
      )}
      <TextArea
        label="Threat model (optional)"
        hint="What you defend against and what you do not count as a flaw."
        rows={4}
        maxLength={20_000}
        value={draft.threatModel}
        onText={(threatModel) => set({ threatModel })}
      />
      <Severities draft={draft} set={set} fault={faults.severities} />
      <div className="fields">
        <TextField
          label="Dossiers a week"
          hint="Empty: any number. 0: none for now."
          inputMode="numeric"
          error={faults.perWeek}
          value={draft.perWeek}
          onText={(perWeek) => set({ perWeek })}
        />
        <TextField
          label="Words on your pace (optional)"
          maxLength={2000}
          value={draft.paceWords}
          onText={(paceWords) => set({ paceWords })}
        />
      </div>
      <Check
        id="accepts-unreproduced"
        label="We also take reports that nobody has reproduced yet"
        checked={draft.acceptsUnreproduced}
        onCheck={(acceptsUnreproduced) => set({ acceptsUnreproduced })}
      />
    </FormDialog>
  )
}

function Severities(props: {
  draft: RulesDraft
  set: (change: Partial<RulesDraft>) => void
  fault: string | undefined
}): ReactElement {
  const { draft, set } = props
  const change = (place: number, part: Partial<RulesDraft['severities'][number]>) =>
    set({ severities: draft.severities.map((rule, at) => (at === place ? { ...rule, ...part } : rule)) })
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">How bad kinds of flaws are here (optional)</legend>
      {props.fault === undefined ? null : <p className="usa-error-message">{props.fault}</p>}
      {draft.severities.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line being typed has nothing else to be known by
        <div className="fields severities__line" key={place}>
          <TextField
            label="Weakness or oracle"
            placeholder="CWE-1321"
            maxLength={200}
            value={rule.applies}
            onText={(applies) => change(place, { applies })}
          />
          <Choice
            label="Counts as"
            value={rule.severity}
            options={SEVERITIES}
            onChoose={(severity) => change(place, { severity })}
          />
          <TextField
            label="Why (optional)"
            maxLength={2000}
            value={rule.words ?? ''}
            onText={(words) => change(place, { words })}
          />
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => set({ severities: draft.severities.filter((_, at) => at !== place) })}
          >
            Take away<span className="sr-only"> line {place + 1}</span>
          </button>
        </div>
      ))}
      <p>
        <button
          type="button"
          className="usa-button usa-button--unstyled"
          onClick={() => set({ severities: [...draft.severities, { applies: '', severity: 'low' }] })}
        >
          Add a line
        </button>
      </p>
    </fieldset>
  )
}
