import type { DemonstrationRole } from '../../platform/access/routes.ts'
import type { Access } from '../../platform/access/service.ts'

/** One person a role, all invented; who clicks a role sees what that role sees. */
const PEOPLE: readonly DemonstrationRole[] = [
  {
    role: 'coordinator',
    name: 'Coordinator on duty',
    organisation: 'Clearinghouse',
    login: 'demonstration-coordinator',
  },
  { role: 'discoverer', name: 'Argus Lab', organisation: 'Argus Lab', login: 'demonstration-discoverer' },
  {
    role: 'maintainer',
    name: 'A package maintainer',
    organisation: 'Package maintainers',
    login: 'demonstration-maintainer',
  },
  {
    role: 'member',
    // The hospital of demo/members: who clicks it sees what its scenario brought there.
    name: 'Alder Creek Hospital',
    organisation: 'Alder Creek Hospital',
    login: 'demonstration-member',
  },
  {
    role: 'overseer',
    name: 'Oversight board',
    organisation: 'Oversight board',
    login: 'demonstration-overseer',
  },
]

/** Makes the accounts of the one-click roles. They have no password: only the demonstration's door opens them. */
export async function ensureDemonstration({ access }: { access: Access }): Promise<DemonstrationRole[]> {
  for (const { role, name, organisation, login } of PEOPLE) {
    await access.ensureAccount({
      organisation,
      login,
      displayName: name,
      roles: [role],
      tlp: role === 'coordinator' ? 'red' : 'amber',
    })
  }
  return [...PEOPLE]
}
