import type { Walk } from '../walk.ts'
import { anonymousReport } from './anonymous-report.ts'
import { caseToAdvisory } from './case-to-advisory.ts'
import { claims } from './claims.ts'
import { deliveries } from './deliveries.ts'
import { desk } from './desk.ts'
import { keyboard } from './keyboard.ts'
import { lastResort } from './last-resort.ts'
import { life } from './life.ts'
import { members } from './members.ts'
import { regroup } from './regroup.ts'
import { screens } from './screens.ts'
import { smallOperator } from './small-operator.ts'
import { stranger } from './stranger.ts'
import { tryIt } from './try-it.ts'
import { whatIf } from './what-if.ts'

/** In this order: the later ones meet what the earlier ones left. */
export const WALKS: readonly Walk[] = [
  tryIt,
  anonymousReport,
  screens,
  stranger,
  keyboard,
  claims,
  regroup,
  whatIf,
  desk,
  deliveries,
  lastResort,
  caseToAdvisory,
  members,
  smallOperator,
  life,
]
