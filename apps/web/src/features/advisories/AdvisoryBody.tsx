import type { ReactElement, ReactNode } from 'react'
import type { AdvisoryView } from '../../api/types.ts'
import { Paragraphs } from '../../ui/Paragraphs.tsx'
import { nameOfPurl, rangeWords } from './ranges.ts'
import './advisories.css'

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="advisory__part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A reference is a link only when it is a web address; anything else stays text. */
function Reference({ url, summary }: { url: string; summary: string }): ReactElement {
  const words = summary === '' ? url : summary
  return /^https?:\/\//.test(url) ? (
    <a href={url} rel="noreferrer nofollow">
      {words}
    </a>
  ) : (
    <span>{words}</span>
  )
}

/** The advisory as people read it. */
export function AdvisoryBody({ advisory }: { advisory: AdvisoryView }): ReactElement {
  const { content } = advisory
  return (
    <div className="advisory">
      <Part title="What it is">
        <Paragraphs text={content.summary} />
      </Part>
      <Part title="Are you affected?">
        {content.affected.length === 0 ? (
          <p>No affected package is named yet.</p>
        ) : (
          <ul>
            {content.affected.map(({ purl, ranges }) => (
              <li key={purl}>
                <strong>{nameOfPurl(purl)}</strong>:{' '}
                {ranges.length === 0 ? 'which versions is not known' : ranges.map(rangeWords).join('; ')}
                <small className="block">
                  <code>{purl}</code>
                </small>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="What to do">
        {content.remediation === '' ? (
          <p>There is no remedy yet.</p>
        ) : (
          <div className="advisory__remedy">
            <Paragraphs text={content.remediation} />
          </div>
        )}
      </Part>
      <Part title="How we know">
        {content.evidence === '' ? <p>No evidence is attached.</p> : <Paragraphs text={content.evidence} />}
      </Part>
      <Part title="Particulars">
        <dl className="facts">
          <dt>Identifiers</dt>
          <dd>{content.identifiers.length === 0 ? 'none yet' : content.identifiers.join(', ')}</dd>
          <dt>Weakness</dt>
          <dd>
            {content.weaknesses.length === 0
              ? 'not classified'
              : content.weaknesses.map(({ id, name }) => (name === '' ? id : `${id} ${name}`)).join('; ')}
          </dd>
          <dt>CVSS</dt>
          <dd>
            {content.cvss.length === 0
              ? 'not scored'
              : content.cvss.map((vector) => (
                  <code className="block" key={vector}>
                    {vector}
                  </code>
                ))}
          </dd>
          <dt>Thanks to</dt>
          <dd>
            {content.credits.length === 0
              ? 'the discoverers wish not to be named'
              : content.credits.join(', ')}
          </dd>
        </dl>
      </Part>
      {content.references.length === 0 ? null : (
        <Part title="Read more">
          <ul>
            {content.references.map((reference) => (
              <li key={reference.url}>
                <Reference {...reference} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  )
}
