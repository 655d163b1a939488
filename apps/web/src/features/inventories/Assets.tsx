import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { Asset, AssetBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { Section } from '../../ui/Page.tsx'
import { Loaded } from '../../ui/States.tsx'
import { assetsQuery, useSetAsset } from './queries.ts'

const EXPOSURES: ReadonlyArray<readonly [NonNullable<AssetBody['exposure']> | '', string]> = [
  ['', 'Nobody said'],
  ['public', 'Reachable from the internet'],
  ['internal', 'Only inside our network'],
  ['isolated', 'On no network, or one of its own'],
]

/** Where things run, with the four tags that decide how urgent something is there. */
export function Assets(): ReactElement {
  const query = useQuery(assetsQuery)
  const [editing, setEditing] = useState<Asset | undefined>(undefined)
  return (
    <Section
      title="Places and their tags"
      note="Whether a place can be reached from the internet changes what is urgent there more than anything else."
    >
      <Loaded query={query} what="your places">
        {(assets) =>
          assets.length === 0 ? (
            <p className="muted">They appear with the first list.</p>
          ) : (
            <ul className="lines lines--apart">
              {assets.map((asset) => (
                <li key={asset.id}>
                  <span>
                    <strong>{asset.name}</strong>
                    {asset.quantity > 1 ? ` (${asset.quantity})` : ''}
                    <small className="block">
                      {[asset.assetType, asset.environment, asset.organisation, asset.site]
                        .filter((tag) => tag !== null)
                        .join(' · ')}
                    </small>
                  </span>
                  <span>{EXPOSURES.find(([value]) => value === (asset.exposure ?? ''))?.[1]}</span>
                  {asset.missingTags.length === 0 ? null : (
                    <Mark tone="open" title={asset.missingTags.join(', ')}>
                      Tags missing
                    </Mark>
                  )}
                  <button
                    type="button"
                    className="usa-button usa-button--unstyled"
                    onClick={() => setEditing(asset)}
                  >
                    Change<span className="sr-only"> {asset.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing === undefined ? null : <AssetDialog asset={editing} onClose={() => setEditing(undefined)} />}
    </Section>
  )
}

function AssetDialog({ asset, onClose }: { asset: Asset; onClose: () => void }): ReactElement {
  const [name, setName] = useState(asset.name)
  const [quantity, setQuantity] = useState(String(asset.quantity))
  const [exposure, setExposure] = useState<NonNullable<AssetBody['exposure']> | ''>(asset.exposure ?? '')
  const [organisation, setOrganisation] = useState(asset.organisation ?? '')
  const [environment, setEnvironment] = useState(asset.environment ?? '')
  const [assetType, setAssetType] = useState(asset.assetType ?? '')
  const save = useSetAsset(asset.id)
  const body: AssetBody = {
    name: name.trim(),
    quantity: Number(quantity),
    ...(asset.siteId === null ? {} : { siteId: asset.siteId }),
    ...(exposure === '' ? {} : { exposure }),
    ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
    ...(environment.trim() === '' ? {} : { environment: environment.trim() }),
    ...(assetType.trim() === '' ? {} : { assetType: assetType.trim() }),
  }
  return (
    <FormDialog
      title={`Tags of ${asset.name}`}
      send="Save"
      sending={save}
      incomplete={name.trim() === '' || !/^[1-9]\d*$/.test(quantity)}
      onSend={() => save.mutate(body, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField label="Name" required maxLength={200} value={name} onText={setName} />
      <Choice label="Who can reach it" value={exposure} options={EXPOSURES} onChoose={setExposure} />
      <TextField
        label="What it is"
        hint="Server, firewall, infusion pump, …"
        maxLength={100}
        value={assetType}
        onText={setAssetType}
      />
      <TextField
        label="What it is used for"
        hint="Production, test, clinical, …"
        maxLength={100}
        value={environment}
        onText={setEnvironment}
      />
      <TextField
        label="Whose it is"
        hint="Department or part of the organisation"
        maxLength={200}
        value={organisation}
        onText={setOrganisation}
      />
      <TextField label="How many" type="number" min={1} required value={quantity} onText={setQuantity} />
    </FormDialog>
  )
}
