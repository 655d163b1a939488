import type { ReactElement, ReactNode } from 'react'
import type { Dossier } from '../../api/types.ts'
import { Code } from '../../ui/Code.tsx'
import { EvidenceMark, Mark, SeverityMark, VerdictMark } from '../../ui/Marks.tsx'
import { counted } from '../../ui/number.ts'
import { On } from '../../ui/When.tsx'
import { EVIDENCE, VERDICTS } from '../../ui/words.ts'
import { GRADES } from './Certificates.tsx'
import { SaveBundle } from './SaveBundle.tsx'

// The contract leaves these as text; a word this screen does not know is shown as it came.
const isVerdict = (word: string): word is keyof typeof VERDICTS => Object.hasOwn(VERDICTS, word)
const isEvidence = (word: string): word is keyof typeof EVIDENCE => Object.hasOwn(EVIDENCE, word)
const isGrade = (word: string): word is keyof typeof GRADES => Object.hasOwn(GRADES, word)

/** The shortest proof, to read and to run oneself. */
function Reproducer({ reproducer }: { reproducer: NonNullable<Dossier['reproducer']> }): ReactElement {
  const { target, fixed, source, reproductionId } = reproducer
  return (
    <div className="stack">
      <p>
        It falls on an unmodified <code>{target}</code>
        {fixed === null ? '' : ` and stands on ${fixed}`}.
      </p>
      <Code label="The shortest proof of all reports" text={source} />
      <p className="muted">
        You need not take this house’s word for it: save the bundle, then run{' '}
        <code>tocsin reproduce bundle.json</code> on a machine of your own. It needs no server and no account.
      </p>
      <p>
        <SaveBundle reproductionId={reproductionId} />
      </p>
    </div>
  )
}

function Candidates({ candidates }: { candidates: Dossier['candidates'] }): ReactElement {
  if (candidates.length === 0) return <p className="muted">No candidate fix has been tried yet.</p>
  return (
    <ul className="lines">
      {candidates.map(({ candidate, grade, detail }) => (
        <li key={`${candidate} ${grade}`}>
          <strong>{candidate}</strong>
          <Mark tone={isGrade(grade) ? GRADES[grade].tone : 'plain'}>{grade}</Mark>
          <span className="muted">{detail}</span>
        </li>
      ))}
    </ul>
  )
}

function Frame(props: { folded: boolean; title: string; children: ReactNode }): ReactElement {
  if (!props.folded)
    return (
      <article className="card dossier">
        <h3>{props.title}</h3>
        {props.children}
      </article>
    )
  return (
    <details className="card disclosure dossier">
      <summary>{props.title}</summary>
      {props.children}
    </details>
  )
}

/** One flaw as its maintainers get it: every report of it in one. */
export function DossierCard({ dossier, folded }: { dossier: Dossier; folded: boolean }): ReactElement {
  const { verdict, evidenceLevel } = dossier
  return (
    <Frame folded={folded} title={dossier.title}>
      <div className="stack">
        <p className="row">
          {isVerdict(verdict) ? <VerdictMark verdict={verdict} /> : <Mark tone="plain">{verdict}</Mark>}
          <SeverityMark severity={dossier.severity} />
          {isEvidence(evidenceLevel) ? <EvidenceMark level={evidenceLevel} /> : evidenceLevel}
        </p>
        <p>
          {counted(dossier.findings, 'report')} by {counted(dossier.discoverers, 'independent discoverer')}
          {dossier.findings === 1 ? '' : ', merged into this one'}
          {dossier.package === null ? '' : `, about ${dossier.package}`}
          {dossier.weakness === null ? '' : ` (${dossier.weakness})`}.{' '}
          {dossier.sentAt === null ? (
            <span className="muted">Sent to nobody yet.</span>
          ) : (
            <span className="muted">
              Sent <On at={dossier.sentAt} />.
            </span>
          )}
        </p>
        {dossier.shown.length === 0 ? null : (
          <div>
            <h4>What was shown</h4>
            <ul>
              {dossier.shown.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        {dossier.reproducer === null ? (
          <p className="muted">It was not run here; what is known rests on somebody’s word.</p>
        ) : (
          <Reproducer reproducer={dossier.reproducer} />
        )}
        <div>
          <h4>Fixes that were tried</h4>
          <Candidates candidates={dossier.candidates} />
        </div>
      </div>
    </Frame>
  )
}
