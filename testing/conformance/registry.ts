import type { Suite } from './suite.ts'
import { attest } from './suites/attest.ts'
import { csaf } from './suites/csaf.ts'
import { csafRender } from './suites/csaf-render.ts'
import { cve } from './suites/cve.ts'
import { cvss } from './suites/cvss.ts'
import { epss } from './suites/epss.ts'
import { findings } from './suites/findings.ts'
import { kev } from './suites/kev.ts'
import { osv } from './suites/osv.ts'
import { purl } from './suites/purl.ts'
import { sarif } from './suites/sarif.ts'
import { ssvc } from './suites/ssvc.ts'

/** Every suite, in the order they are run and printed. */
export const SUITES: readonly Suite[] = [
  findings,
  sarif,
  csaf,
  csafRender,
  osv,
  cve,
  cvss,
  ssvc,
  kev,
  epss,
  attest,
  purl,
]
