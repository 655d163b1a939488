import { type ReactElement, useState } from 'react'
import type { Reported } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea } from '../../ui/Inputs.tsx'
import { useReport } from './queries.ts'
import { REPORTED } from './words.ts'

const OPTIONS = Object.entries(REPORTED) as [Reported, string][]

/** What a member says it did about exposures. */
export function ReportDialog(props: {
  title: string
  exposureIds: readonly string[]
  onClose: () => void
}): ReactElement {
  const [said, setSaid] = useState<Reported>('deployed')
  const [words, setWords] = useState('')
  const report = useReport()
  return (
    <FormDialog
      title={props.title}
      send="Report it"
      sending={report}
      onSend={() =>
        report.mutate(
          props.exposureIds.map((exposureId) => ({
            exposureId,
            said,
            ...(words.trim() === '' ? {} : { words: words.trim() }),
          })),
          { onSuccess: props.onClose },
        )
      }
      onClose={props.onClose}
    >
      <Choice label="What was done" value={said} options={OPTIONS} onChoose={setSaid} />
      <TextArea
        label="Note for yourselves"
        hint="It stays with your organisation."
        rows={2}
        maxLength={2000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
