import type { ReactElement } from 'react'
import type { MaintainersSay } from '../../api/types.ts'
import { Paragraphs } from '../../ui/Paragraphs.tsx'
import { On } from '../../ui/When.tsx'

/** An address is a link only where it can be nothing but a web page or a mailbox. */
function Address({ text }: { text: string }): ReactElement {
  if (/^https?:\/\/[^\s]+$/i.test(text))
    return (
      <a href={text} rel="noreferrer noopener">
        {text}
      </a>
    )
  return <code>{text}</code>
}

/** What maintainers say of their project, in their own words. */
export function MaintainersWords({ says }: { says: MaintainersSay }): ReactElement {
  const { optOut, preferredIntake, threatModel, severityRules, loadBudget, acceptsUnreproduced } = says.rules
  return (
    <div className="words">
      {optOut === undefined ? null : (
        <div className="words__no">
          <p>
            <strong>They do not want it searched.</strong>
          </p>
          <Paragraphs text={optOut.words} />
        </div>
      )}
      <dl className="facts">
        {preferredIntake === undefined ? null : (
          <>
            <dt>Report to</dt>
            <dd>
              {preferredIntake.kind}
              {preferredIntake.address === undefined ? null : (
                <>
                  , <Address text={preferredIntake.address} />
                </>
              )}
              {preferredIntake.words === undefined ? null : <Paragraphs text={preferredIntake.words} />}
            </dd>
          </>
        )}
        {threatModel === undefined ? null : (
          <>
            <dt>Threat model</dt>
            <dd>
              <Paragraphs text={threatModel} />
            </dd>
          </>
        )}
        {severityRules === undefined || severityRules.length === 0 ? null : (
          <>
            <dt>Severity</dt>
            <dd>
              <ul>
                {severityRules.map((rule) => (
                  <li key={`${rule.applies} ${rule.severity}`}>
                    {rule.applies}: {rule.severity}
                    {rule.words === undefined ? '' : `. ${rule.words}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {loadBudget === undefined ? null : (
          <>
            <dt>Pace</dt>
            <dd>
              {loadBudget.dossiersPerWeek === 0
                ? 'They take no dossiers for now.'
                : `They take ${loadBudget.dossiersPerWeek} ${loadBudget.dossiersPerWeek === 1 ? 'dossier' : 'dossiers'} a week.`}
              {loadBudget.words === undefined ? null : <Paragraphs text={loadBudget.words} />}
            </dd>
          </>
        )}
        <dt>Unproven reports</dt>
        <dd>
          {acceptsUnreproduced === true
            ? 'They take reports that nobody has reproduced yet.'
            : 'Nothing that was not reproduced or attested reaches them.'}
        </dd>
      </dl>
      <p className="muted">
        Set by {says.setBy}, <On at={says.setAt} />.
      </p>
    </div>
  )
}
