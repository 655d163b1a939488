import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { ComponentView, InventoryView } from '../../api/types.ts'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { counted, grouped } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { inventoryQuery, loadComponents, useImportAgain, useRemoveInventory } from './queries.ts'
import { Problems, Receipt } from './Receipt.tsx'
import { FORMS, productName } from './words.ts'
import './inventories.css'

const route = getRouteApi('/inventories/$id')

const COLUMNS: ReadonlyArray<Column<ComponentView>> = [
  {
    head: 'What',
    width: 'minmax(0, 4fr)',
    wide: true,
    cell: ({ name, vendor, purl }) => (
      <>
        <strong>{name}</strong>
        {vendor === null ? '' : ` by ${vendor}`}
        {purl === null ? null : (
          <small className="block">
            <code>{purl}</code>
          </small>
        )}
      </>
    ),
  },
  {
    head: 'Version',
    named: true,
    width: '9rem',
    cell: ({ version }) => version ?? <Mark tone="open">Missing</Mark>,
  },
  {
    head: 'Taken for',
    named: true,
    width: 'minmax(0, 2fr)',
    cell: ({ takenFor, kind }) =>
      takenFor === null ? (
        <span className="muted">{kind === 'package' ? 'itself' : 'not known'}</span>
      ) : (
        productName(takenFor)
      ),
  },
  {
    head: 'Open',
    named: true,
    width: '6rem',
    cell: ({ open }) => (open === 0 ? <span className="muted">none</span> : <Mark tone="warn">{open}</Mark>),
  },
]

export function InventoryPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(inventoryQuery(id))
  return (
    <Loaded query={query} what="the list">
      {(inventory) => <Inventory inventory={inventory} />}
    </Loaded>
  )
}

function Inventory({ inventory }: { inventory: InventoryView }): ReactElement {
  const { id } = inventory
  const [asking, setAsking] = useState<'again' | 'remove' | undefined>(undefined)
  const list = useKeyedList('inventories', { id }, (page) => loadComponents(id, page))
  return (
    <Page
      title={inventory.name}
      kicker={<Link to="/inventories">What you run</Link>}
      lede={`${counted(inventory.components, 'thing')} on ${inventory.asset}, from ${FORMS[inventory.form]}.`}
      actions={
        <>
          <button type="button" className="usa-button" onClick={() => setAsking('again')}>
            Bring it again…
          </button>
          <a className="usa-button usa-button--outline" href={`/v1/inventories/${id}/export`} download>
            Export
          </a>
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => setAsking('remove')}
          >
            Remove…
          </button>
        </>
      }
    >
      {inventory.waiting > 0 ? (
        <p role="status">
          <Mark tone="open" icon="clock">
            {counted(inventory.waiting, 'thing')} still being looked up
          </Mark>
        </p>
      ) : null}
      <Problems problems={inventory.problems} count={inventory.problemCount} />
      <Section title="What is in it">
        <WindowedTable
          label="Components"
          noun="component"
          list={list}
          columns={COLUMNS}
          keyOf={(item) => item.id}
          empty={<Empty title="Nothing is in it" />}
        />
      </Section>
      <Section title="How it changed">
        <ul className="lines lines--apart">
          {inventory.imports.map((one) => (
            <li key={one.revision}>
              <span>
                Import {one.revision}: {grouped(one.added)} new, {grouped(one.changed)} changed,{' '}
                {grouped(one.removed)} gone, {grouped(one.same)} as before
              </span>
              <span className="muted">
                <On at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {asking === 'again' ? <AgainDialog id={id} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'remove' ? (
        <RemoveDialog inventory={inventory} onClose={() => setAsking(undefined)} />
      ) : null}
    </Page>
  )
}

function AgainDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const [file, setFile] = useState<File | undefined>(undefined)
  const bring = useImportAgain(id)
  return (
    <FormDialog
      title="Bring it again"
      send={bring.data === undefined ? 'Bring it' : 'Once more'}
      sending={bring}
      incomplete={file === undefined}
      onSend={() => {
        if (file !== undefined) bring.mutate(file)
      }}
      onClose={onClose}
    >
      <p>What is in the file by then comes, changes and goes. A file that breaks off changes nothing.</p>
      <Field label="File" required>
        <input className="drop" type="file" required onChange={(event) => setFile(event.target.files?.[0])} />
      </Field>
      <div role="status">{bring.data === undefined ? null : <Receipt receipt={bring.data} />}</div>
    </FormDialog>
  )
}

function RemoveDialog({
  inventory,
  onClose,
}: {
  inventory: InventoryView
  onClose: () => void
}): ReactElement {
  const remove = useRemoveInventory(inventory.id)
  const navigate = useNavigate()
  return (
    <FormDialog
      title={`Remove ${inventory.name}`}
      send="Remove it"
      sending={remove}
      onSend={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/inventories' }) })}
      onClose={onClose}
    >
      <p>
        {counted(inventory.components, 'thing')} and what was found and said of them are deleted. Nobody is
        told any more when something of it is affected.
      </p>
    </FormDialog>
  )
}
