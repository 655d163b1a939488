import type { ReactElement } from 'react'
import type { ReproductionView } from '../../api/types.ts'
import { counted } from '../../ui/number.ts'

function Words({ title, items, none }: { title: string; items: string[]; none: string }): ReactElement {
  return (
    <div>
      <h3>{title}</h3>
      {items.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Where it ran, what that contains, and what it is known to leave open. */
export function Environment({ view }: { view: ReproductionView }): ReactElement {
  const { outcome } = view
  if (outcome === null) return <p className="muted">It has not run yet.</p>
  const { environment, driver } = outcome
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Sandbox</dt>
        <dd>
          {driver} {environment.driverVersion}
        </dd>
        <dt>Engine</dt>
        <dd>{environment.engine}</dd>
        <dt>Platform</dt>
        <dd>{environment.platform}</dd>
        <dt>Digest of the environment</dt>
        <dd>
          <code>{view.environmentDigest ?? 'not recorded'}</code>
        </dd>
      </dl>
      <div className="columns columns--1-1">
        <Words title="What it contains" items={environment.contains} none="Nothing was recorded." />
        <Words
          title="What it leaves open"
          items={environment.leavesOpen}
          none="Nothing is known to be left open."
        />
      </div>
    </div>
  )
}

/** Exactly which packages were loaded. */
export function Closure({ closure }: { closure: ReproductionView['closure'] }): ReactElement {
  const packages = Object.entries(closure).sort(([a], [b]) => a.localeCompare(b))
  if (packages.length === 0)
    return <p className="muted">No packages were loaded: the target was given as source text.</p>
  return (
    <details className="disclosure">
      <summary>{counted(packages.length, 'package')} with the checksum of each</summary>
      <table className="table table--cards">
        <caption className="sr-only">Packages that were loaded</caption>
        <thead>
          <tr>
            <th scope="col">Package</th>
            <th scope="col">Integrity</th>
          </tr>
        </thead>
        <tbody>
          {packages.map(([name, integrity]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{integrity}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
