import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useKeyedList } from '../../api/keyed-list.ts'
import type { AdmissionBody, Member } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextField } from '../../ui/Inputs.tsx'
import { TlpMark } from '../../ui/Marks.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { type Column, WindowedTable } from '../../ui/WindowedTable.tsx'
import { useHasRole } from '../session/queries.ts'
import { loadMembers, sectorsQuery, useAdmit } from './queries.ts'
import { SectorHeat } from './SectorHeat.tsx'

const COLUMNS: ReadonlyArray<Column<Member>> = [
  {
    head: 'Member',
    width: 'minmax(0, 3fr)',
    wide: true,
    cell: ({ organisation, kind }) => (
      <>
        <strong>{organisation}</strong>
        <small className="block">{kind}</small>
      </>
    ),
  },
  { head: 'Up to', width: '9rem', cell: ({ tlp }) => <TlpMark tlp={tlp} /> },
  { head: 'BOD 26-04', named: true, width: '8rem', cell: ({ directive }) => directive },
  { head: 'Contacts', named: true, width: '6rem', cell: ({ contacts }) => contacts.length },
  { head: 'Since', named: true, width: '11rem', cell: ({ joinedAt }) => <On at={joinedAt} /> },
]

/** Who receives. What a member runs is known to itself alone. */
export function MemberList(): ReactElement {
  const coordinator = useHasRole('coordinator')
  const [admitting, setAdmitting] = useState(false)
  return (
    <Page
      title="Members"
      lede="Organisations that receive. What a member runs, and what of it is affected, is known to itself alone: here are counts."
      actions={
        coordinator ? (
          <button type="button" className="usa-button" onClick={() => setAdmitting(true)}>
            Admit a member…
          </button>
        ) : undefined
      }
    >
      <SectorHeat />
      {coordinator ? <Everybody /> : null}
      {admitting ? <AdmitDialog onClose={() => setAdmitting(false)} /> : null}
    </Page>
  )
}

function Everybody(): ReactElement {
  const list = useKeyedList('members', {}, loadMembers)
  return (
    <Section title="Members">
      <WindowedTable
        label="Members"
        noun="member"
        list={list}
        columns={COLUMNS}
        keyOf={({ organisationId }) => organisationId}
        empty={
          <Empty title="There is no member yet">
            <p>Admit an organisation that has an account here; it brings its inventory itself.</p>
          </Empty>
        }
      />
    </Section>
  )
}

const KINDS: ReadonlyArray<readonly [AdmissionBody['kind'], string]> = [
  ['critical infrastructure', 'Operator of critical infrastructure'],
  ['federal civilian agency', 'Federal civilian agency'],
  ['state', 'State'],
  ['local', 'Local government'],
  ['tribal', 'Tribal government'],
  ['territorial', 'Territorial government'],
  ['national security', 'National security system'],
  ['other', 'Other'],
]
const TLPS: ReadonlyArray<readonly [AdmissionBody['tlp'], string]> = [
  ['clear', 'TLP:CLEAR'],
  ['green', 'TLP:GREEN'],
  ['amber', 'TLP:AMBER'],
  ['amber+strict', 'TLP:AMBER+STRICT'],
  ['red', 'TLP:RED'],
]

function AdmitDialog({ onClose }: { onClose: () => void }): ReactElement {
  const sectors = useQuery(sectorsQuery).data ?? []
  const [organisation, setOrganisation] = useState('')
  const [kind, setKind] = useState<AdmissionBody['kind']>('critical infrastructure')
  const [sector, setSector] = useState('')
  const [tlp, setTlp] = useState<AdmissionBody['tlp']>('amber')
  const admit = useAdmit()
  return (
    <FormDialog
      title="Admit a member"
      send="Admit it"
      sending={admit}
      incomplete={organisation.trim() === ''}
      onSend={() =>
        admit.mutate(
          { organisation: organisation.trim(), kind, sectors: sector === '' ? [] : [sector], tlp },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <TextField
        label="Organisation"
        required
        hint="Its exact name in this house"
        maxLength={200}
        value={organisation}
        onText={setOrganisation}
      />
      <Choice label="What it is" value={kind} options={KINDS} onChoose={setKind} />
      <Choice<string>
        label="Sector"
        hint="It can name others itself"
        value={sector}
        options={[['', 'None'], ...sectors.map(({ code, name }) => [code, name] as const)]}
        onChoose={setSector}
      />
      <Choice
        label="May be sent at most"
        hint="Whatever its accounts are cleared for"
        value={tlp}
        options={TLPS}
        onChoose={setTlp}
      />
    </FormDialog>
  )
}
