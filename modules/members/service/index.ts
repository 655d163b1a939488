import { SECTORS } from '../../../standards/members/sectors.ts'
import { COMMON_PRODUCTS } from '../../../standards/products/common.ts'
import type { ExposureChange } from '../rules/exposure.ts'
import { picturesOf } from '../rules/pictures.ts'
import { type Acting, createActing } from './actions.ts'
import { type Alerts, createAlerts } from './alerts.ts'
import { type Assets, createAssets } from './assets.ts'
import { type Bundling, createBundling } from './bundle.ts'
import { type Chains, createChains } from './chains.ts'
import { type MembersDeps, vulnerabilityKey } from './deps.ts'
import { createExposing, type Exposing, type OnExposure } from './expose.ts'
import { createExposureReading, type ExposureReading } from './exposures.ts'
import { createImport, type Import } from './import.ts'
import { createInventories, type Inventories } from './inventories.ts'
import { createPictures, type Pictures } from './pictures.ts'
import { createProfile, type Profile } from './profile.ts'
import { createQuestions, type Questions } from './questions.ts'
import { createRating, type Rating } from './rate.ts'
import { createSectors, type Sectors } from './sectors.ts'
import { createSites, type Sites } from './sites.ts'
import { createStating, type Stating } from './statements.ts'
import { createUptake, type Uptake } from './uptake.ts'

export type Members = Acting &
  Alerts &
  Assets &
  Bundling &
  Chains &
  Exposing &
  ExposureReading &
  Import &
  Inventories &
  Pictures &
  Profile &
  Questions &
  Rating &
  Sectors &
  Sites &
  Omit<Stating, 'takeStatements'> &
  Uptake

/** The members module, made once by the composition root. */
export function createMembers(deps: MembersDeps): Members {
  const uptake = createUptake(deps)
  const alerts = createAlerts(deps)
  const told: OnExposure = async (tx, changes) => {
    await alerts.noteAlerts(tx, changes.flatMap(alertOf))
    // How far its repair came is worth knowing once somebody runs it; a case's own chain follows the case. A queue is
    // no place for the name of what somebody is exposed to: one exposure stands for all of the same vulnerability.
    const found = new Map(
      changes.flatMap(({ kind, caseId, vulnerability, exposureId }) =>
        kind === 'found' && caseId === null && vulnerability !== undefined
          ? [[vulnerabilityKey(deps.keyring, vulnerability).toString('hex'), exposureId] as const]
          : [],
      ),
    )
    const jobs = [...found].map(([key, exposureId]) => ({ data: { exposureId }, key }))
    if (jobs.length > 0) await deps.enqueue(tx, 'members.chain', jobs)
  }
  const { takeStatements, ...stating } = createStating(deps, told)
  const importing = createImport(deps, takeStatements)
  return {
    ...createActing(deps),
    ...alerts,
    ...createAssets(deps),
    ...createBundling(deps),
    ...createChains(deps, uptake),
    ...createExposing(deps, told),
    ...createExposureReading(deps),
    ...importing,
    ...createInventories(deps),
    ...createPictures(deps, importing, picturesOf(COMMON_PRODUCTS)),
    ...createProfile(deps),
    ...createQuestions(deps),
    ...createRating(deps, told),
    ...createSectors(deps, SECTORS),
    ...createSites(deps),
    ...stating,
    ...uptake,
  }
}

/** Who runs it is told of what opens or becomes more urgent; what closes rings no bell. */
const alertOf = ({ kind, organisationId, exposureId, band }: ExposureChange) =>
  kind === 'closed' ? [] : [{ organisationId, exposureId, cause: kind, band }]
