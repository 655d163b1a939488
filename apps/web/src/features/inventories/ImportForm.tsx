import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextField } from '../../ui/Inputs.tsx'
import { Fault } from '../../ui/States.tsx'
import { assetsQuery, useImport } from './queries.ts'
import { Receipt } from './Receipt.tsx'
import { needsDistribution } from './words.ts'

/** Brings a file: an SBOM, a lock file, or whatever list somebody keeps. */
export function ImportForm(): ReactElement {
  const [file, setFile] = useState<File | undefined>(undefined)
  const [asset, setAsset] = useState('')
  const [distribution, setDistribution] = useState('')
  const assets = useQuery(assetsQuery).data ?? []
  const bring = useImport()
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (file === undefined) return
        bring.mutate({
          file,
          ...(asset.trim() === '' ? {} : { asset: asset.trim() }),
          ...(distribution.trim() === '' ? {} : { distribution: distribution.trim() }),
        })
      }}
    >
      <Field
        label="File"
        required
        hint="CycloneDX or SPDX (JSON), package-lock.json, requirements.txt, go.mod, Cargo.lock, the output of dpkg -l or rpm -qa, or any table of what you have as CSV"
      >
        <input className="drop" type="file" required onChange={(event) => setFile(event.target.files?.[0])} />
      </Field>
      <TextField
        label="Where does this run?"
        hint="A name you know it by, such as “front desk PCs”. A new name makes a new place."
        list="asset-names"
        maxLength={200}
        value={asset}
        onText={setAsset}
      />
      <datalist id="asset-names">
        {assets.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {file !== undefined && needsDistribution(file.name) ? (
        <TextField
          label="Of which distribution?"
          hint="For lists of dpkg or rpm: debian:12, ubuntu:24.04, rhel:9. Without it they cannot be compared."
          maxLength={60}
          value={distribution}
          onText={setDistribution}
        />
      ) : null}
      {bring.error === null ? null : <Fault error={bring.error} />}
      <div className="row">
        <button type="submit" className="usa-button" disabled={file === undefined || bring.isPending}>
          {bring.isPending ? 'Reading it…' : 'Bring it'}
        </button>
      </div>
      <div role="status">{bring.data === undefined ? null : <Receipt receipt={bring.data} />}</div>
    </form>
  )
}
