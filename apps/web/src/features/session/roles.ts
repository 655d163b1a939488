import type { Role } from '../../api/types.ts'

/** What each role comes here to do, in a line. */
export const ROLE_WORDS: Record<Role, string> = {
  discoverer: 'reports flaws and sees what became of them',
  maintainer: 'looks after software and answers for its flaws',
  member: 'runs software and needs to know what to mend first',
  coordinator: 'brings the parties together and publishes advisories',
  evaluator: 'measures what AI models can do',
  'model developer': 'brings a model to be reviewed',
  overseer: 'checks that the house keeps its duties',
}
