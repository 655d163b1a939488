import { type ReactElement, useCallback } from 'react'
import type { Severity, Verdict } from '../api/types.ts'
import { FacetSelect, FacetText } from './Facets.tsx'
import { SEVERITIES, SEVERITY_ORDER, VERDICT_ORDER, VERDICTS } from './words.ts'

type Search = {
  q?: string | undefined
  package?: string | undefined
  verdict?: Verdict | undefined
  severity?: Severity | undefined
}

/** What findings and root causes are both narrowed by. `set` is stable between renders. */
export function ReportFacets(props: { search: Search; set: (change: Search) => void }): ReactElement {
  const { search, set } = props
  const onQ = useCallback((q: string | undefined) => set({ q }), [set])
  const onPackage = useCallback((name: string | undefined) => set({ package: name }), [set])
  return (
    <>
      <FacetText label="Search titles and packages" search value={search.q} onChange={onQ} />
      <FacetText label="Package" value={search.package} placeholder="exact name" onChange={onPackage} />
      <FacetSelect
        label="Verdict"
        value={search.verdict}
        options={VERDICT_ORDER.map((verdict) => [verdict, VERDICTS[verdict].label] as const)}
        onChange={(verdict) => set({ verdict })}
      />
      <FacetSelect
        label="Severity"
        value={search.severity}
        options={SEVERITY_ORDER.map((severity) => [severity, SEVERITIES[severity].label] as const)}
        onChange={(severity) => set({ severity })}
      />
    </>
  )
}
