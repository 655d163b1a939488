import { Fieldset, Radio } from '@trussworks/react-uswds'
import { type ReactElement, useState } from 'react'
import type { SignalBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/Inputs.tsx'
import { signal, useCaseAct } from './queries.ts'

const KINDS: ReadonlyArray<{ kind: SignalBody['kind']; label: string; means: string }> = [
  {
    kind: 'leak',
    label: 'It is known outside',
    means: 'A public patch, a post, a question from the press. An end within 24 hours is proposed by itself.',
  },
  {
    kind: 'exploitation',
    label: 'It is being exploited',
    means: 'Somebody was attacked with it. An end within three days is proposed by itself.',
  },
]

/** "I saw it outside": said once, it shortens the wait for everybody. */
export function SignalDialog({ caseId, onClose }: { caseId: string; onClose: () => void }): ReactElement {
  const [kind, setKind] = useState<SignalBody['kind']>('leak')
  const [words, setWords] = useState('')
  const act = useCaseAct(signal(caseId))
  return (
    <FormDialog
      title="It leaked, or it is exploited"
      send="Tell everybody in the case"
      sending={act}
      incomplete={words.trim() === ''}
      onSend={() => act.mutate({ kind, words: words.trim() }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Fieldset legend="What was seen">
        {KINDS.map((choice) => (
          <Radio
            key={choice.kind}
            id={`signal-${choice.kind}`}
            name="signal"
            label={choice.label}
            labelDescription={choice.means}
            checked={kind === choice.kind}
            onChange={() => setKind(choice.kind)}
          />
        ))}
      </Fieldset>
      <TextArea
        label="Where it was seen"
        hint="Every party reads these words; who said it is known to the coordinators only."
        required
        maxLength={4000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
