import { type ReactElement, useState } from 'react'
import type { Feed } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Fault } from '../../ui/States.tsx'
import { useImport, useRunNow, useSetMode } from './queries.ts'

/** What a coordinator does with a feed. */
export function FeedActs({ feed }: { feed: Feed }): ReactElement {
  const [bringing, setBringing] = useState(false)
  const run = useRunNow(feed.name)
  const mode = useSetMode(feed.name)
  const fetchable = feed.address !== null
  const busy = feed.running !== null || run.isPending || mode.isPending
  const button = (label: string, onClick: () => void) => (
    <button
      type="button"
      className="usa-button usa-button--outline usa-button--small"
      disabled={busy}
      onClick={onClick}
    >
      {label}
      <span className="sr-only">: {feed.name}</span>
    </button>
  )
  return (
    <div className="row">
      {feed.mode === 'fetch' ? button('Run now', () => run.mutate(undefined)) : null}
      {feed.mode !== 'fetch' && fetchable ? button('Fetch it by itself', () => mode.mutate('fetch')) : null}
      {feed.form === 'local' ? null : button('Import a file…', () => setBringing(true))}
      {feed.mode !== 'off' && !feed.configured ? button('Turn off', () => mode.mutate('off')) : null}
      {run.error === null ? null : <Fault error={run.error} />}
      {mode.error === null ? null : <Fault error={mode.error} />}
      {bringing ? <ImportDialog feed={feed} onClose={() => setBringing(false)} /> : null}
    </div>
  )
}

function ImportDialog({ feed, onClose }: { feed: Feed; onClose: () => void }): ReactElement {
  const [file, setFile] = useState<File | undefined>(undefined)
  const bring = useImport(feed.name)
  return (
    <FormDialog
      title={`Import a file of ${feed.name}`}
      send={bring.isPending ? 'Sending…' : 'Import it'}
      sending={bring}
      incomplete={file === undefined}
      onSend={() => {
        if (file !== undefined) bring.mutate(file, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <p>
        {feed.title}, as its publisher gives it: JSON, CSV, gzip, zip or tar. What is older than what is held
        here is left out, and what cannot be read is named.
      </p>
      <Field label="File" required>
        <input
          className="usa-file-input feed__file"
          type="file"
          required
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </Field>
    </FormDialog>
  )
}
