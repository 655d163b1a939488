import type { Person, TestHouse } from './house.ts'
import { fallen, runAll, runnerOf } from './runner.ts'

/** A reproduced flaw in a package, its case, a coordinator and the discoverer. */
export async function openCase(
  house: TestHouse,
  name = 'toy-one',
): Promise<{ caseId: string; rootCauseId: string; cora: Person; ari: Person }> {
  const cora = await house.person('cora', {
    organisation: 'Clearinghouse',
    roles: ['coordinator'],
    tlp: 'red',
  })
  const ari = await house.person('ari', { organisation: 'Argus Lab', roles: ['discoverer'] })
  const { json } = await house.call(ari, 'POST', '/v1/findings', {
    title: `Quokkaflux in ${name}`,
    description: 'Members reach Object.prototype through merge().',
    weaknesses: ['CWE-1321'],
    cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    recipe: {
      target: { kind: 'npm', name, version: '1.0.0' },
      fixed: { version: '1.0.1' },
      proof: { language: 'javascript', format: 'commonjs', source: `require('${name}')({})` },
      oracle: 'prototype-pollution',
    },
  })
  await runAll(house, await runnerOf(house), fallen)
  await house.settle(true)
  const finding = (await house.call(cora, 'GET', `/v1/findings/${json.results[0].findingId}`)).json
  const rootCauseId = finding.rootCauseId as string
  const cause = (await house.call(cora, 'GET', `/v1/root-causes/${rootCauseId}`)).json
  const caseId =
    cause.caseId ?? (await house.call(cora, 'POST', '/v1/cases', { rootCauseIds: [rootCauseId] })).json.id
  await house.settle(true)
  return { caseId, rootCauseId, cora, ari }
}
