import type { PatchStage } from '../../api/types.ts'

/** What a stage of a repair's way means. */
export const STAGES: Record<PatchStage['stage'] | 'deployed', { label: string; meaning: string }> = {
  candidate: { label: 'Candidate', meaning: 'Somebody named a repair.' },
  certified: { label: 'Certified', meaning: 'The proofs known here no longer work against it.' },
  upstream: { label: 'Upstream', meaning: 'The project took it in.' },
  released: { label: 'Released', meaning: 'A version with it is out.' },
  distributions: { label: 'Distributions', meaning: 'Distributions carry it.' },
  deployed: { label: 'Deployed', meaning: 'Members run it. Silence counts as not deployed.' },
}
