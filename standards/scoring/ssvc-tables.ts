import type { DecisionPoint, DecisionTable } from './ssvc.ts'

/**
 * The decision tables this product reads, restated from CERT/CC's registry (github.com/CERTCC/SSVC) as one
 * string of outcome keys: combinations in odometer order, the last point turning fastest.
 */

const point = (id: string, name: string, values: string): [string, DecisionPoint] => {
  const [namespace, key, version] = id.split(':') as [string, string, string]
  const entries = values.split(', ').map((text) => {
    const [valueKey, valueName] = text.split('=') as [string, string]
    return { key: valueKey, name: valueName }
  })
  return [id, { namespace, key, version, name, values: entries }]
}

function table(
  id: string,
  name: string,
  inputs: readonly [string, DecisionPoint][],
  outcome: [string, DecisionPoint],
  cells: string,
): DecisionTable {
  const [namespace, key, version] = id.split(':') as [string, string, string]
  const mapping = cells.split(' ').map((cell, index) => {
    const row: Record<string, string> = { [outcome[0]]: cell }
    let rest = index
    for (const [pointId, { values }] of [...inputs].reverse()) {
      row[pointId] = values[rest % values.length]?.key as string
      rest = Math.floor(rest / values.length)
    }
    return row
  })
  return {
    namespace,
    key,
    version,
    name,
    decision_points: Object.fromEntries([...inputs, outcome]),
    outcome: outcome[0],
    mapping,
  }
}

const EXPLOITATION = point('ssvc:E:1.1.0', 'Exploitation', 'N=None, P=Public PoC, A=Active')
const AUTOMATABLE = point('ssvc:A:2.0.0', 'Automatable', 'N=No, Y=Yes')
const TECHNICAL_IMPACT = point('ssvc:TI:1.0.0', 'Technical Impact', 'P=Partial, T=Total')
const MISSION = point('ssvc:MWI:1.0.0', 'Mission and Well-Being Impact', 'L=Low, M=Medium, H=High')
const EXPOSURE = point('ssvc:EXP:1.0.1', 'System Exposure', 'S=Small, C=Controlled, O=Open')
const HUMAN_IMPACT = point('ssvc:HI:2.0.2', 'Human Impact', 'L=Low, M=Medium, H=High, VH=Very High')
const UTILITY = point('ssvc:U:1.0.1', 'Utility', 'L=Laborious, E=Efficient, S=Super Effective')
const PUBLIC_SAFETY = point('ssvc:PSI:2.0.1', 'Public Safety Impact', 'M=Minimal, S=Significant')
const IN_KEV = point('cisa:KEV:1.0.0', 'In KEV', 'N=No, Y=Yes')
const PUBLICLY_EXPOSED = point('cisa:PE:1.0.0', 'Publicly Exposed', 'N=No, Y=Yes')

const CISA_LEVELS = point('cisa:CISA:1.1.0', 'CISA Levels', 'T=Track, T*=Track*, AT=Attend, AC=Act')
const PRIORITY = point(
  'ssvc:DSOI:1.0.0',
  'Defer, Scheduled, Out-of-Cycle, Immediate',
  'D=Defer, S=Scheduled, O=Out-of-Cycle, I=Immediate',
)
const TIMELINES = point(
  'cisa:BOD2604:1.0.0',
  'CISA BOD 26-04 Remediation Timelines',
  'FSU=Fix on system upgrade, 60D=60 days, 14D=14 days, 3D=3 days, 3DF=3 days & forensic investigation',
)

/** How CISA, as coordinator, treats a vulnerability. */
export const CISA_COORDINATOR = table(
  'cisa:DT_CO:2.0.3',
  'CISA Coordinator',
  [EXPLOITATION, AUTOMATABLE, TECHNICAL_IMPACT, MISSION],
  CISA_LEVELS,
  'T T T T T T* T T AT T T AT T T T* T T* AT T T AT T T* AT T T AT T AT AC AT AT AC AT AC AC',
)

/** How soon whoever runs a system applies a patch. */
export const DEPLOYER = table(
  'ssvc:DT_DP:1.0.0',
  'Deployer Patch Application Priority',
  [EXPLOITATION, EXPOSURE, AUTOMATABLE, HUMAN_IMPACT],
  PRIORITY,
  'D D S S D S S S D S S S S S S S D S S S S S S O D S S S S S S S D S S S S S S O S S S O S S O O S S O O S O O O S S O O O O O O S O O I O O I I',
)

/** How soon a maintainer works on a patch. */
export const SUPPLIER = table(
  'ssvc:DT_SP:1.0.0',
  'Supplier Patch Development Priority',
  [EXPLOITATION, UTILITY, TECHNICAL_IMPACT, PUBLIC_SAFETY],
  PRIORITY,
  'D S S O S O S O S O O O S O S I S I O I O I O I O I O I O I O I I I I I',
)

/** Binding Operational Directive 26-04: how long a federal civilian agency has. */
export const BOD_26_04 = table(
  'cisa:DT_BOD2604:1.0.0',
  'CISA BOD 26-04',
  [IN_KEV, PUBLICLY_EXPOSED, AUTOMATABLE, TECHNICAL_IMPACT],
  TIMELINES,
  'FSU FSU 60D 60D 60D 14D 14D 3D 14D 14D 14D 3DF 14D 3DF 3D 3DF',
)

export const SSVC_TABLES = { CISA_COORDINATOR, DEPLOYER, SUPPLIER, BOD_26_04 }
