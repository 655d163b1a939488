import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { PatchChain, StageBody } from '../../api/types.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Choice, TextArea, TextField } from '../../ui/Inputs.tsx'
import { Mark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Empty, Loaded } from '../../ui/States.tsx'
import { On } from '../../ui/When.tsx'
import { useHasRole } from '../session/queries.ts'
import { ChainPicture } from './ChainPicture.tsx'
import { patchChainQuery, useAddStage, useBypass } from './queries.ts'
import { STAGES } from './words.ts'

const route = getRouteApi('/patch-chains/$id')

export function PatchChainPage(): ReactElement {
  const { id } = route.useParams()
  const query = useQuery(patchChainQuery(id))
  return (
    <Loaded query={query} what="the repair">
      {(chain) => <Repair chain={chain} />}
    </Loaded>
  )
}

function Repair({ chain }: { chain: PatchChain }): ReactElement {
  const mayReport = useHasRole('coordinator', 'maintainer')
  const [asking, setAsking] = useState<'stage' | 'bypass' | undefined>(undefined)
  const entries = chain.stages.flatMap(({ stage, entries: own }) => own.map((entry) => ({ stage, ...entry })))
  return (
    <Page
      title={chain.title}
      kicker={`Repair of ${chain.vulnerability}`}
      actions={
        mayReport ? (
          <>
            <button type="button" className="usa-button" onClick={() => setAsking('stage')}>
              Report a stage…
            </button>
            <button
              type="button"
              className="usa-button usa-button--outline"
              onClick={() => setAsking('bypass')}
            >
              It was bypassed…
            </button>
          </>
        ) : undefined
      }
    >
      {chain.public ? null : <Mark tone="warn">Under embargo</Mark>}
      <Section title="How far it came">
        <ChainPicture chain={chain} />
      </Section>
      <Deployed chain={chain} />
      <Section title="Where it stands">
        {entries.length === 0 ? (
          <Empty title="No stage was reported yet" />
        ) : (
          <ul className="lines lines--apart">
            {entries.map((entry) => (
              <li key={`${entry.stage} ${entry.where} ${entry.version ?? ''}`}>
                <span>
                  <strong>{STAGES[entry.stage].label}</strong>: {entry.where}
                  {entry.version === null ? '' : ` ${entry.version}`}
                  {entry.words === null ? null : <small className="block">{entry.words}</small>}
                </span>
                <span className="muted">
                  <On at={entry.at} />
                </span>
                {entry.bypassedAt === null ? null : (
                  <Mark tone="bad" icon="cross">
                    Bypassed
                  </Mark>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {asking === 'stage' ? <StageDialog id={chain.id} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'bypass' ? <BypassDialog id={chain.id} onClose={() => setAsking(undefined)} /> : null}
    </Page>
  )
}

function Deployed({ chain: { deployed } }: { chain: PatchChain }): ReactElement {
  return (
    <Section title="Members" note="No member is named here.">
      {deployed.hidden === null ? (
        <dl className="facts">
          <dt>Known to be exposed</dt>
          <dd>{counted(deployed.exposed ?? 0, 'member')}</dd>
          <dt>Deployed</dt>
          <dd>{counted(deployed.deployed ?? 0, 'member')}</dd>
          <dt>Silent</dt>
          <dd>
            {counted(deployed.silent ?? 0, 'member')}
            <small className="block">Exposed and without a word: never read as done.</small>
          </dd>
          <dt>Median from release</dt>
          <dd>
            {deployed.medianDays === null
              ? 'not known'
              : counted(Math.round(deployed.medianDays * 10) / 10, 'day')}
          </dd>
        </dl>
      ) : (
        <p className="muted">{deployed.hidden}</p>
      )}
    </Section>
  )
}

const REPORTABLE: ReadonlyArray<readonly [StageBody['stage'], string]> = [
  ['upstream', STAGES.upstream.label],
  ['released', STAGES.released.label],
  ['distributions', STAGES.distributions.label],
  ['candidate', STAGES.candidate.label],
]

function StageDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const [stage, setStage] = useState<StageBody['stage']>('released')
  const [where, setWhere] = useState('')
  const [version, setVersion] = useState('')
  const [words, setWords] = useState('')
  const add = useAddStage(id)
  const optional = (name: 'version' | 'words', text: string) =>
    text.trim() === '' ? {} : { [name]: text.trim() }
  return (
    <FormDialog
      title="Report a stage"
      send="Report it"
      sending={add}
      incomplete={where.trim() === ''}
      onSend={() =>
        add.mutate(
          { stage, where: where.trim(), ...optional('version', version), ...optional('words', words) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <Choice
        label="Stage"
        hint={STAGES[stage].meaning}
        value={stage}
        options={REPORTABLE}
        onChoose={setStage}
      />
      <TextField
        label="Where"
        required
        hint="A repository, a registry, a distribution: debian:12"
        maxLength={300}
        value={where}
        onText={setWhere}
      />
      <TextField label="Version" maxLength={100} value={version} onText={setVersion} />
      <TextArea label="Note" rows={2} maxLength={2000} value={words} onText={setWords} />
    </FormDialog>
  )
}

function BypassDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const [words, setWords] = useState('')
  const bypass = useBypass(id)
  return (
    <FormDialog
      title="This repair was bypassed"
      send="Open it again"
      sending={bypass}
      incomplete={words.trim() === ''}
      onSend={() => bypass.mutate(words.trim(), { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        What stands in this chain is marked, and what members reported as mended is open again with your
        words. This cannot be taken back.
      </p>
      <TextArea
        label="What got past it (members read this)"
        required
        rows={3}
        maxLength={2000}
        value={words}
        onText={setWords}
      />
    </FormDialog>
  )
}
