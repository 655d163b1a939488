import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { InventoryView } from '../../api/types.ts'
import { Mark } from '../../ui/Marks.tsx'
import { counted, grouped } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { Ago } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { Assets } from './Assets.tsx'
import { ImportForm } from './ImportForm.tsx'
import { loadInventories } from './queries.ts'
import { FORMS } from './words.ts'
import './inventories.css'

const COLUMNS: ReadonlyArray<Column<InventoryView>> = [
  {
    head: 'List',
    width: 'minmax(0, 3fr)',
    wide: true,
    cell: (item) => (
      <>
        <Link to="/inventories/$id" params={{ id: item.id }}>
          {item.name}
        </Link>
        <small className="block">{item.asset}</small>
      </>
    ),
  },
  { head: 'Form', named: true, width: '9rem', cell: ({ form }) => FORMS[form] },
  { head: 'Holds', named: true, width: '8rem', cell: ({ components }) => grouped(components) },
  {
    head: 'Open',
    named: true,
    width: '8rem',
    cell: ({ open, waiting }) =>
      waiting > 0 ? (
        <Mark tone="open">{counted(waiting, 'thing')} to look up</Mark>
      ) : open === 0 ? (
        <span className="muted">none</span>
      ) : (
        <Mark tone="warn">{grouped(open)}</Mark>
      ),
  },
  {
    head: 'Brought',
    named: true,
    width: '10rem',
    cell: ({ importedAt }) =>
      importedAt === null ? <span className="muted">not yet</span> : <Ago at={importedAt} />,
  },
]

/** What a member runs, and the ways to say so. */
export function InventoryList(): ReactElement {
  const list = useKeyedList('inventories', {}, loadInventories)
  return (
    <Page
      title="What you run"
      lede="Only your organisation sees this. It is kept encrypted under a key of your own; what is compared are hashes."
      actions={
        <>
          <Link to="/inventories/choose" className="usa-button">
            Choose from pictures
          </Link>
          <Link to="/products" className="usa-button usa-button--outline">
            Is this yours?
          </Link>
        </>
      }
    >
      <Section title="Bring a list">
        <ImportForm />
      </Section>
      <Section title="Your lists">
        <WindowedTable
          label="Inventories"
          noun="list"
          list={list}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty={
            <Empty title="We do not know yet what you run">
              <p>
                Bring a file above, or <Link to="/inventories/choose">choose from pictures</Link>: a few
                minutes are enough to begin.
              </p>
            </Empty>
          }
        />
      </Section>
      <Assets />
    </Page>
  )
}
