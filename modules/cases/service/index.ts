import { type Assessing, createAssessing } from './assess.ts'
import { type Correspondences, createCorrespondences } from './correspondence.ts'
import type { CasesDeps } from './deps.ts'
import { createDossierReading, type DossierReading } from './dossiers.ts'
import { createEmbargoKeeping, type EmbargoKeeping } from './embargo.ts'
import { createEscalating, type Escalating } from './escalations.ts'
import { createExporting, type Exporting } from './export.ts'
import { createHandling, type Handling } from './handle.ts'
import { createHandingOver, type HandingOver } from './handover.ts'
import { createHouse, type House } from './house.ts'
import { createIdentifying, type Identifying } from './identifiers.ts'
import { createMailIn, type MailIn } from './mail-in.ts'
import { createNotices, type Notices } from './notices.ts'
import { createOpening, type Opening } from './open.ts'
import { type CaseOutcomes, createCaseOutcomes } from './outcomes.ts'
import { createPacing, type Pacing } from './pace.ts'
import { createParties, type Parties } from './parties.ts'
import { createPlanning, type Planning } from './plan.ts'
import { type CaseReading, createCaseReading } from './read.ts'
import { type CoordinationReading, createCoordinationReading } from './read-coordination.ts'
import { createEscalationReading, type EscalationReading } from './read-escalations.ts'
import { createReadingIn, type ReadingIn } from './reading-in.ts'
import { createLastResortRegistry, type LastResortRegistry } from './registry.ts'
import { createRemoving, type Removing } from './removal.ts'
import { createSignals, type Signals } from './signals.ts'
import { createStatements, type Statements } from './statements.ts'
import { createThreads, type Threads } from './threads.ts'
import { createSupposing, type Supposing } from './what-if.ts'

export type Cases = Opening &
  Handling &
  Assessing &
  CaseReading &
  CoordinationReading &
  Parties &
  Pacing &
  DossierReading &
  EmbargoKeeping &
  Signals &
  Statements &
  Planning &
  Threads &
  Notices &
  Identifying &
  HandingOver &
  Exporting &
  MailIn &
  Correspondences &
  Supposing &
  CaseOutcomes &
  ReadingIn &
  Removing &
  LastResortRegistry &
  Escalating &
  EscalationReading &
  House

/** The cases module, made once by the composition root. */
export function createCases(deps: CasesDeps): Cases {
  const embargo = createEmbargoKeeping(deps)
  const signals = createSignals(deps, embargo)
  const pacing = createPacing(deps)
  const threads = createThreads(deps)
  const reading = createCaseReading(deps)
  const coordinationReading = createCoordinationReading(deps)
  const mailIn = createMailIn(deps, threads)
  return {
    ...createOpening(deps),
    ...createHandling(deps),
    ...createAssessing(deps),
    ...reading,
    ...coordinationReading,
    ...createParties(deps, pacing),
    ...pacing,
    ...createDossierReading(deps),
    ...embargo,
    ...signals,
    ...createStatements(deps),
    ...createPlanning(deps),
    ...threads,
    ...createNotices(deps),
    ...createIdentifying(deps),
    ...createHandingOver(deps),
    ...createExporting(deps, { ...reading, ...coordinationReading }),
    ...mailIn,
    ...createCorrespondences(deps, mailIn),
    ...createSupposing(deps),
    ...createCaseOutcomes(),
    ...createReadingIn(deps, pacing),
    ...createRemoving(deps),
    ...createLastResortRegistry(deps),
    ...createEscalating(deps, pacing),
    ...createEscalationReading(deps),
    ...createHouse(deps, { ...signals, ...pacing }),
  }
}
