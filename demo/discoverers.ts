import type { Scenario } from './format.ts'

/** The discoverers of the first-run scenario. All are invented. */
export const DISCOVERERS: Scenario['discoverers'] = [
  { id: 'argus-lab', name: 'Argus Lab' },
  { id: 'quillon', name: 'Quillon' },
  { id: 'harbor-cert', name: 'Harbor Regional CERT' },
  { id: 'm-okafor', name: 'M. Okafor' },
  { id: 'fuzzbarn', name: 'Fuzzbarn' },
  { id: 'northgate-uni', name: 'Northgate University' },
  { id: 'bounty-mill', name: 'Bounty Mill' },
  { id: 'depwatch', name: 'Depwatch' },
]
