import { system } from '../platform/access/actor.ts'
import { grantAccess } from '../platform/access/store.ts'
import { newId } from '../platform/clock/index.ts'
import { sql } from '../platform/db/index.ts'
import type { FindingDocument } from '../standards/report/document.ts'
import type { Person, TestHouse } from './house.ts'
import { leaveMember, type MemberIds } from './member-rows.ts'
import { leaveOutward } from './outward-rows.ts'
import { runAll, runnerOf } from './runner.ts'

/**
 * A house in mid-embargo: one flaw reported by two discoverers and anonymously, grouped, reproduced,
 * attested, regrouped by hand; everything TLP:AMBER and in the compartment `water`. Every word that must
 * not be seen by others is one of {@link SECRETS}.
 */
export interface Embargo {
  discoverer: Person
  /** Cleared for everything. */
  coordinator: Person
  runner: Person
  /** Findings of the flaw. */
  findingIds: string[]
  rootCauseId: string
  /** What a person took apart from it. */
  otherRootCauseId: string
  reproductionId: string
  caseId: string
  partyId: string
  certificateId: string
  /** Acts by a link. */
  maintainerPartyId: string
  threadId: string
  attachmentId: string
  proposalId: string
  stepId: string
  advisoryId: string
  advisoryNumber: string
  buildDigest: string
  /** A key of the discoverer's. */
  keyId: string
  /** Of the anonymous report. */
  receipt: string
  trial: { id: string; token: string }
  /** The discoverer's claim on the package, with a rival's request to join. */
  claimId: string
  claimHandle: string
  joinId: string
  /** What went out and came in about the case. */
  deliveryId: string
  webhookId: string
  heldId: string
  identifierId: string
  /** Nobody was named yet when it was proposed; declined. */
  escalationId: string
  lastResortId: string
  /** What somebody has who runs the package. */
  member: MemberIds
}

export const COMPARTMENT = 'water'
export const PACKAGE = 'pangolin-merge'

/** Words of titles, packages, proofs, statements and reasons: they stand nowhere else. */
export const SECRETS = [
  'quokkaflux',
  'zirconium',
  PACKAGE,
  'pangolin',
  'sinkwordium',
  'describewordium',
  'proofwordium',
  'creditwordium',
  'attestwordium',
  'reasonwordium',
  'threatwordium',
  'trialwordium',
  'partywordium',
  'notewordium',
  'agreewordium',
  'statementwordium',
  'threadwordium',
  'messagewordium',
  'filewordium',
  'proposalwordium',
  'signalwordium',
  'stepwordium',
  'mailwordium',
  'claimwordium',
  'orphanwordium',
  '41.7.131',
] as const

const report = (over: Partial<FindingDocument>): FindingDocument => ({
  title: 'Quokkaflux lets zirconium keys reach the shared prototype',
  description: 'describewordium: merging attacker JSON writes through __proto__.',
  component: { purl: `pkg:npm/${PACKAGE}`, name: PACKAGE, version: '41.7.130', fixedIn: '41.7.131' },
  weaknesses: ['CWE-1321'],
  sink: 'sinkwordium',
  severity: 'high',
  credit: { name: 'creditwordium', wish: 'named' },
  tlp: 'amber',
  recipe: {
    target: { kind: 'npm', name: PACKAGE, version: '41.7.130' },
    fixed: { version: '41.7.131' },
    proof: {
      language: 'javascript',
      format: 'commonjs',
      source: `require('${PACKAGE}')({}, JSON.parse('{"__proto__":{"proofwordium":1}}'))`,
    },
    benign: { language: 'javascript', format: 'commonjs', source: `require('${PACKAGE}')({}, { a: 1 })` },
    oracle: 'prototype-pollution',
    weakness: 'CWE-1321',
  },
  ...over,
})

const MARKDOWN = `# Prototype pollution in ${PACKAGE}

The package ${PACKAGE} 41.7.130 lets zirconium input reach Object.prototype through sinkwordium (CWE-1321).

describewordium, fixed in 41.7.131.
`

export async function playEmbargo(house: TestHouse): Promise<Embargo> {
  const cleared = { compartments: [COMPARTMENT] }
  const discoverer = await house.person('argus', { organisation: 'Argus Lab', ...cleared })
  const second = await house.person('bramble', { organisation: 'Bramble University', ...cleared })
  const coordinator = await house.person('duty', {
    organisation: 'Clearinghouse',
    roles: ['coordinator'],
    tlp: 'red',
    ...cleared,
  })
  const runner = await runnerOf(house)

  const claimed = await playClaim(house, { discoverer, second, coordinator })
  const own = await accept(house, discoverer, report({}))
  const stream = `${JSON.stringify(report({ title: 'Zirconium quokkaflux, told again', sink: 'sinkwordium' }))}\n`
  const streamed = await house.call(second, 'POST', '/v1/findings/stream', stream, {
    'content-type': 'application/x-ndjson',
    'idempotency-key': 'embargo',
  })
  const fromStream = JSON.parse(streamed.text.split('\n')[0]!).findingId as string
  const markdown = await house.call(second, 'POST', '/v1/findings', MARKDOWN, {
    'content-type': 'text/markdown',
  })
  const anonymous = await house.call(
    undefined,
    'POST',
    '/v1/findings',
    report({ title: 'Quokkaflux, anonymously' }),
  )
  const findingIds = [
    own,
    fromStream,
    markdown.json.results[0].findingId,
    anonymous.json.results[0].findingId,
  ]
  // No route gives a compartment yet: a coordinator's tool will.
  await house.house.db.as(system, (tx) =>
    tx.run(sql`update findings set compartment = ${COMPARTMENT} where id = any(${findingIds}::uuid[])`),
  )
  await runAll(house, runner)

  const view = await ok(house.call(coordinator, 'GET', `/v1/findings/${own}`))
  const rootCauseId = view.rootCauseId as string
  const reason = 'reasonwordium: told apart by hand'
  const apart = await ok(
    house.call(coordinator, 'POST', `/v1/root-causes/${rootCauseId}/unmerge`, {
      findingIds: [fromStream],
      reason,
    }),
  )
  await ok(
    house.call(coordinator, 'POST', `/v1/findings/${own}/attestations`, {
      reason: 'exploited now',
      statement: 'attestwordium: seen in the wild',
    }),
  )
  await ok(
    house.call(coordinator, 'PUT', '/v1/threat-models', {
      package: PACKAGE,
      source: 'threatwordium',
      outOfScope: [{ words: 'threatwordium' }],
    }),
  )
  const trial = await ok(
    house.call(undefined, 'POST', '/v1/trials', {
      recipe: {
        ...report({}).recipe,
        proof: { language: 'javascript', source: `require('${PACKAGE}'); 'trialwordium'` },
      },
    }),
  )
  await house.settle()
  await house.house.findings.adoptOrphans()
  const reproductions = await ok(house.call(coordinator, 'GET', `/v1/reproductions?findingId=${own}`))
  const reproductionId = reproductions.items[0].id as string
  const bundle = await ok(house.call(coordinator, 'GET', `/v1/reproductions/${reproductionId}/bundle`))
  const handled = await playCase(house, coordinator, discoverer, rootCauseId)
  await fillTheRest(house, discoverer, handled.advisoryId, { rootCauseId, otherId: apart.rootCauseId, own })
  const outward = await leaveOutward(house, { ...handled, rootCauseId, coordinator })
  const member = await leaveMember(house, { coordinator, package: PACKAGE, caseId: handled.caseId })
  return {
    ...handled,
    ...outward,
    member,
    discoverer,
    coordinator,
    runner,
    findingIds,
    rootCauseId,
    otherRootCauseId: apart.rootCauseId,
    reproductionId,
    buildDigest: bundle.builds[0].digest,
    keyId: (await house.house.access.listKeys(discoverer.actor))[0]!.id,
    receipt: (anonymous.json.statusLink as string).split('/').at(-1)!,
    trial: { id: trial.reproductionId, token: trial.token },
    ...claimed,
  }
}

/** The package is claimed before it is searched; beside it stands what the house knows of other targets. */
async function playClaim(
  house: TestHouse,
  { discoverer, second, coordinator }: Record<'discoverer' | 'second' | 'coordinator', Person>,
) {
  const body = {
    target: `pkg:npm/${PACKAGE}`,
    method: 'model review',
    tool: 'claimwordium',
    note: 'claimwordium',
    window: { to: new Date(Date.now() + 86_400_000).toISOString() },
    leaseSeconds: 86_400,
    compartment: COMPARTMENT,
  }
  const { claim } = await ok(house.call(discoverer, 'POST', '/v1/scan-claims', body))
  const { overlap } = (await house.call(second, 'POST', '/v1/scan-claims', { ...body, tool: 'another' })).json
  const handle = overlap.suggestions.find(({ kind }: { kind: string }) => kind === 'join').claim as string
  const join = await ok(house.call(second, 'POST', `/v1/scan-claims/${handle}/join`))
  const target = 'pkg:npm/left-behind'
  const known: ['PUT' | 'POST', string, object][] = [
    ['PUT', '/v1/scan-targets', { target }],
    ['PUT', '/v1/project-rules', { target, rules: { threatModel: 'public words' } }],
    ['POST', '/v1/project-maintainers', { target, organisation: 'Argus Lab' }],
    ['POST', '/v1/target-names', { targets: [target, 'pkg:npm/left-over'] }],
  ]
  for (const [method, url, said] of known) await ok(house.call(coordinator, method, url, said))
  return { claimId: claim.id as string, claimHandle: handle, joinId: join.id as string }
}

/** The reproduced root cause's case, with a party, an embargo, what they say to each other, and a drafted advisory. */
async function playCase(house: TestHouse, coordinator: Person, discoverer: Person, rootCauseId: string) {
  await house.settle(true)
  const { caseId } = await ok(house.call(coordinator, 'GET', `/v1/root-causes/${rootCauseId}`))
  const orphaned = await playEscalation(house, coordinator, caseId)
  const party = {
    name: 'partywordium maintainers',
    role: 'maintainer',
    email: 'mailwordium@example.org',
    compartments: [COMPARTMENT],
  }
  await ok(house.call(coordinator, 'POST', `/v1/cases/${caseId}/parties`, party))
  const state = { to: 'coordinating', note: 'notewordium' }
  await ok(house.call(coordinator, 'POST', `/v1/cases/${caseId}/state`, state))
  const embargo = { local: '2027-03-01T12:00', zone: 'America/New_York', agreedBy: ['agreewordium'] }
  const view = await ok(house.call(coordinator, 'POST', `/v1/cases/${caseId}/embargo`, embargo))
  const advisory = await ok(house.call(coordinator, 'POST', `/v1/cases/${caseId}/advisory`))
  const said = await talk(house, coordinator, discoverer, caseId, view.parties)
  return {
    caseId: caseId as string,
    partyId: view.parties[0].id as string,
    certificateId: view.certificates[0].id as string,
    advisoryId: advisory.id as string,
    advisoryNumber: advisory.number as string,
    ...said,
    ...orphaned,
  }
}

/** Before its maintainer is named somebody thinks of who could mend it otherwise. */
async function playEscalation(house: TestHouse, coordinator: Person, caseId: string) {
  const willing = { name: 'Willing Foundation', email: 'willing@example.org', words: 'Ask them on weekdays.' }
  const { id: lastResortId } = await ok(
    house.call(coordinator, 'POST', '/v1/last-resort-maintainers', willing),
  )
  const url = `/v1/cases/${caseId}/escalations`
  const { items } = await ok(house.call(coordinator, 'POST', url, { words: 'orphanwordium' }))
  const escalationId = items[0].id as string
  const no = { accept: false, words: 'orphanwordium' }
  await ok(house.call(coordinator, 'POST', `${url}/${escalationId}/decision`, no))
  return { escalationId, lastResortId: lastResortId as string }
}

/** A conversation, a statement, a proposal with its answer, a signal and a plan. */
async function talk(
  house: TestHouse,
  coordinator: Person,
  discoverer: Person,
  caseId: string,
  parties: { id: string; role: string; name: string }[],
) {
  const to = `/v1/cases/${caseId}`
  const maintainer = parties.find(({ role }) => role === 'maintainer')!
  await ok(house.call(coordinator, 'POST', `${to}/parties/${maintainer.id}/link`, {}))
  const thread = await ok(
    house.call(coordinator, 'POST', `${to}/threads`, {
      title: 'threadwordium',
      partyIds: [maintainer.id],
      text: 'messagewordium',
    }),
  )
  await ok(
    house.call(coordinator, 'POST', `${to}/threads/${thread.id}/messages`, {
      text: 'messagewordium again',
      attachments: [{ name: 'filewordium.txt', content: Buffer.from('filewordium').toString('base64') }],
    }),
  )
  const { items } = await ok(house.call(coordinator, 'GET', `${to}/threads/${thread.id}/messages`))
  await ok(
    house.call(coordinator, 'PUT', `${to}/parties/${maintainer.id}/statements`, {
      product: 'statementwordium',
      status: 'affected',
      words: 'statementwordium',
    }),
  )
  await ok(house.call(coordinator, 'POST', `${to}/signals`, { kind: 'leak', words: 'signalwordium' }))
  const steps = [{ partyId: maintainer.id, minutes: -60, what: 'stepwordium' }]
  const planned = await ok(house.call(coordinator, 'PUT', `${to}/release-plan`, { steps }))
  const terms = { local: '2027-02-01T12:00', zone: 'Etc/UTC', words: 'proposalwordium' }
  const proposed = await ok(house.call(coordinator, 'POST', `${to}/embargo/proposals`, terms))
  const proposalId = proposed.proposals[0].id as string
  const yes = { answer: 'agree', words: 'proposalwordium' }
  await ok(house.call(discoverer, 'POST', `${to}/embargo/proposals/${proposalId}/answer`, yes))
  return {
    maintainerPartyId: maintainer.id,
    threadId: thread.id as string,
    attachmentId: items[0].attachments[0].id as string,
    stepId: planned.releasePlan[0].id as string,
    proposalId,
  }
}

/** Rows that no act of this scenario leaves behind, so that no table is empty. */
async function fillTheRest(
  { house }: TestHouse,
  discoverer: Person,
  advisoryId: string,
  { rootCauseId, otherId, own }: { rootCauseId: string; otherId: string; own: string },
): Promise<void> {
  const friend = await house.access.ensureOrganisation('Pumping Station')
  const sealed = house.keyring.wrap(Buffer.from('reasonwordium'))
  await house.db.as(system, async (tx) => {
    await tx.run(sql`insert into near_misses (finding_id, root_cause_id, score, reasons)
      values (${own}, ${otherId}, 0.5, '[]') on conflict do nothing`)
    await tx.run(sql`insert into root_cause_relations (from_id, to_id, relation, explanation_sealed)
      values (${rootCauseId}, ${otherId}, 'chain', ${sealed})`)
    await tx.run(sql`insert into passkeys (id, account_id, public_key, counter, name)
      values ('credential', ${discoverer.actor.accountId}, ${Buffer.from('key')}, 0, 'laptop')`)
    await tx.run(sql`insert into sessions (id, account_id, data, expires_at)
      values (${newId()}, ${discoverer.actor.accountId}, '{}', now() + interval '1 hour')`)
    await tx.run(sql`insert into house (key, value) values ('settled', 'true')`)
    // Renderings of a draft are never made; should one be left behind, nobody sees it.
    await tx.run(sql`insert into advisory_revisions (advisory_id, revision, summary, published_at)
      values (${advisoryId}, 1, 'first', now())`)
    await tx.run(sql`insert into advisory_renderings (advisory_id, format, path, body)
      values (${advisoryId}, 'osv', '/osv/left-behind.json', '{}')`)
    await tx.run(sql`insert into advisory_packages (advisory_id, name, purl)
      values (${advisoryId}, 'left-behind', 'pkg:npm/left-behind')`)
    // Public facts, about other flaws.
    await tx.run(sql`insert into feeds (name) values ('epss')`)
    await tx.run(sql`insert into vulnerability_records (source, id, state, sha256, body)
      values ('osv', 'OSV-2026-1', 'published', '\\x00', '\\x00')`)
    await tx.run(
      sql`insert into vulnerability_aliases values ('osv', 'OSV-2026-1', 'CVE-2026-10001', 'alias')`,
    )
    await tx.run(sql`insert into affected_ranges (source, id, position, kind, space, name, scheme, status)
      values ('osv', 'OSV-2026-1', 0, 'package', 'npm', 'elsewhere', 'npm', 'affected')`)
    await tx.run(sql`insert into known_products values ('acme', 'pump', 'cve', 'Acme', 'Pump')`)
    await tx.run(sql`insert into kev_entries (source, cve, listed, provider, as_of)
      values ('kev', 'CVE-2026-10001', true, 'CISA', now())`)
    await tx.run(sql`insert into epss_scores values ('epss', 'CVE-2026-10001', 0.1, 0.2, 'FIRST', now())`)
    await tx.run(sql`insert into ssvc_points (source, cve, provider, point, value, as_of)
      values ('cve', 'CVE-2026-10001', 'CISA-ADP', 'exploitation', 'none', now())`)
    await grantAccess(tx, 'root cause', newId(), friend)
  })
}

async function accept(house: TestHouse, who: Person, document: FindingDocument): Promise<string> {
  const receipt = await ok(house.call(who, 'POST', '/v1/findings', document))
  return receipt.results[0].findingId
}

async function ok(reply: ReturnType<TestHouse['call']>) {
  const { status, text, json } = await reply
  if (status >= 300) throw new Error(`the scenario expected to be let in: ${status} ${text}`)
  return json
}
