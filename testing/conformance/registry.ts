import type { Suite } from './suite.ts'
import { attest } from './suites/attest.ts'
import { csaf } from './suites/csaf.ts'
import { csafRender } from './suites/csaf-render.ts'
import { cve } from './suites/cve.ts'
import { cvss } from './suites/cvss.ts'
import { cyclonedx } from './suites/cyclonedx.ts'
import { epss } from './suites/epss.ts'
import { findings } from './suites/findings.ts'
import { kev } from './suites/kev.ts'
import { osv } from './suites/osv.ts'
import { purl } from './suites/purl.ts'
import { ranges } from './suites/ranges.ts'
import { sarif } from './suites/sarif.ts'
import { spdx } from './suites/spdx.ts'
import { ssvc } from './suites/ssvc.ts'
import { vers } from './suites/vers.ts'
import { vex } from './suites/vex.ts'

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
  vers,
  cyclonedx,
  spdx,
  vex,
  ranges,
]
