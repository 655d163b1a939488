import { type Embargo, PACKAGE } from './embargo.ts'

/**
 * How a visitor for whom nothing is meant asks each route about the embargoed flaw. A route that is not
 * listed here fails the build: whoever adds one says how it is asked, and what it may answer.
 */
export interface RoutePlan {
  /**
   * `closed`: 401, 403, 404 or an empty list. `own`: may succeed, on what is the visitor's own.
   * `open`: answers anybody, with nothing of the flaw in it.
   */
  answers: 'closed' | 'own' | 'open'
  /** Addresses asked, with real ids of the flaw; the first is the declared one filled in. */
  urls: string[]
  body?: unknown
  headers?: Record<string, string>
}

const content = (title: string) => ({
  title,
  summary: '',
  severity: 'high',
  affected: [],
  weaknesses: [],
  cvss: [],
  identifiers: [],
  remediation: '',
  credits: [],
  references: [],
  evidence: '',
})

/** Keyed `METHOD url`, as the server declares them; HEAD follows GET. */
export function routePlan(e: Embargo): Record<string, RoutePlan> {
  const finding = e.findingIds[0]!
  const closed = (urls: string | string[], body?: unknown): RoutePlan => ({
    answers: 'closed',
    urls: [urls].flat(),
    ...(body === undefined ? {} : { body }),
  })
  const own = (url: string, body?: unknown, headers?: Record<string, string>): RoutePlan => ({
    answers: 'own',
    urls: [url],
    ...(body === undefined ? {} : { body }),
    ...(headers ? { headers } : {}),
  })
  const reason = 'because I say so'
  const [cases, causes] = [`/v1/cases/${e.caseId}`, `/v1/root-causes/${e.rootCauseId}`]
  const reproduction = `/v1/reproductions/${e.reproductionId}`
  const claim = `/v1/scan-claims/${e.claimId}`
  const made = 'A'.repeat(32)
  return {
    'GET /v1/session': own('/v1/session'),
    'POST /v1/session': own('/v1/session', { account: 'argus', password: 'guess' }),
    'POST /v1/session/demonstration': own('/v1/session/demonstration', { role: 'coordinator' }),
    'DELETE /v1/session': own('/v1/session'),
    'GET /v1/session/oidc': own('/v1/session/oidc'),
    'GET /v1/session/oidc/callback': own('/v1/session/oidc/callback?code=guess&state=guess'),
    'POST /v1/session/passkey/options': own('/v1/session/passkey/options', {}),
    'POST /v1/session/passkey': own('/v1/session/passkey', {
      id: 'credential',
      rawId: 'credential',
      type: 'public-key',
      response: {},
    }),
    'GET /v1/passkeys': own('/v1/passkeys'),
    'POST /v1/passkeys/options': own('/v1/passkeys/options', {}),
    'POST /v1/passkeys': own('/v1/passkeys', { id: 'mine', rawId: 'mine', type: 'public-key', response: {} }),
    'DELETE /v1/passkeys/:id': closed('/v1/passkeys/credential'),
    'GET /v1/keys': own('/v1/keys'),
    'POST /v1/keys': own('/v1/keys', { name: 'more', scopes: ['findings:read'] }),
    'DELETE /v1/keys/:id': closed(`/v1/keys/${e.keyId}`),

    'GET /v1/findings': closed([
      '/v1/findings',
      '/v1/findings?package=pangolin-merge',
      '/v1/findings?q=zirconium',
      `/v1/findings?rootCauseId=${e.rootCauseId}`,
      '/v1/findings?verdict=reproduced',
      '/v1/findings?discoverer=Argus%20Lab',
    ]),
    'GET /v1/findings/:id': closed(e.findingIds.map((id) => `/v1/findings/${id}`)),
    'POST /v1/findings': own('/v1/findings', { title: 'A report of my own' }),
    'POST /v1/findings/stream': own('/v1/findings/stream', '{"title":"A report of my own, streamed"}\n', {
      'content-type': 'application/x-ndjson',
    }),
    'GET /v1/receipts/:token': closed([`/v1/receipts/${made}`, `/v1/receipts/${finding}`]),
    'GET /v1/root-causes': closed([
      '/v1/root-causes',
      '/v1/root-causes?sort=collisions',
      '/v1/root-causes?package=pangolin-merge',
      '/v1/root-causes?q=zirconium',
      '/v1/root-causes?verdict=reproduced',
    ]),
    'GET /v1/root-causes/:id': closed([causes, `/v1/root-causes/${e.otherRootCauseId}`]),
    'POST /v1/root-causes/:id/merge': closed(`${causes}/merge`, { into: e.otherRootCauseId, reason }),
    'POST /v1/root-causes/:id/unmerge': closed(`${causes}/unmerge`, { findingIds: [finding], reason }),
    // Counts by discoverer for coordinators and overseers, with nothing of any finding in them.
    'GET /v1/discoverers': own('/v1/discoverers'),
    'GET /v1/discoverers/:name/outcomes': own('/v1/discoverers/Argus%20Lab/outcomes'),

    // Says only whether rules have changed since; it shows nothing of what they made.
    'POST /v1/root-causes/regroup': own('/v1/root-causes/regroup'),
    'GET /v1/reproductions': closed([
      '/v1/reproductions',
      `/v1/reproductions?findingId=${finding}`,
      '/v1/reproductions?verdict=reproduced',
    ]),
    'GET /v1/reproductions/:id': closed([reproduction, `/v1/reproductions/${e.trial.id}`]),
    'GET /v1/reproductions/:id/statement': closed(`${reproduction}/statement`),
    'GET /v1/reproductions/:id/bundle': closed(`${reproduction}/bundle`),
    'POST /v1/findings/:id/reproductions': closed(`/v1/findings/${finding}/reproductions`),
    'POST /v1/findings/:id/attestations': closed(`/v1/findings/${finding}/attestations`, {
      reason: 'exploited now',
      statement: 'so they say',
    }),
    // Coordinators state threat models of packages they know of; this one is another's.
    'PUT /v1/threat-models': own('/v1/threat-models', {
      package: 'elsewhere',
      source: 'here',
      outOfScope: [],
    }),
    'POST /v1/trials': { answers: 'open', urls: ['/v1/trials'], body: { report: '# Something of mine' } },
    'GET /v1/trials/:id': closed([
      `/v1/trials/${e.trial.id}?token=${made}`,
      `/v1/trials/${e.reproductionId}?token=${made}`,
    ]),
    'POST /v1/runner/jobs': closed('/v1/runner/jobs', { drivers: ['wasm'], capacity: 1 }),
    'POST /v1/runner/heartbeat': closed('/v1/runner/heartbeat', {
      drivers: ['wasm'],
      jobs: [{ reproductionId: e.reproductionId, attempt: 1 }],
    }),
    'GET /v1/runner/builds/:digest': closed(`/v1/runner/builds/${e.buildDigest}`),
    'POST /v1/runner/jobs/:id/outcome': closed(`/v1/runner/jobs/${e.reproductionId}/outcome`, {
      attempt: 1,
      outcome: {},
    }),

    // Rivals learn that a target is taken; the answers hold no word of the claim.
    'POST /v1/scan-claims/check': own('/v1/scan-claims/check', { target: `pkg:npm/${PACKAGE}` }),
    'POST /v1/scan-claims': own('/v1/scan-claims', {
      target: 'pkg:npm/of-my-own',
      method: 'fuzzing',
      window: { to: '2027-01-01T00:00:00Z' },
    }),
    'GET /v1/scan-claims': closed(['/v1/scan-claims', '/v1/scan-claims?state=held']),
    'GET /v1/scan-claims/:id': closed([claim, `/v1/scan-claims/${e.claimHandle}`]),
    'POST /v1/scan-claims/:id/heartbeat': closed(`${claim}/heartbeat`),
    'POST /v1/scan-claims/:id/end': closed(`${claim}/end`, {
      outcome: 'nothing found',
      depthReached: 'deep',
    }),
    // Asking to join is for whoever was refused; what it may be asked by is no id of the claim.
    'POST /v1/scan-claims/:id/join': own(`${claim}/join`),
    'POST /v1/scan-claims/:id/joins/:joinId': closed(`${claim}/joins/${e.joinId}`, { accept: true }),
    'GET /v1/scan-coverage': own(`/v1/scan-coverage?target=pkg:npm/${PACKAGE}`),
    'GET /v1/scan-targets': own('/v1/scan-targets'),
    'PUT /v1/scan-targets': own('/v1/scan-targets', { target: 'pkg:npm/wanted' }),
    'DELETE /v1/scan-targets/:id': closed(`/v1/scan-targets/${e.rootCauseId}`),
    'GET /v1/target-names': own('/v1/target-names'),
    'POST /v1/target-names': own('/v1/target-names', { targets: ['pkg:npm/one', 'pkg:npm/other'] }),
    'DELETE /v1/target-names/:id': closed(`/v1/target-names/${e.rootCauseId}`),
    // Maintainers' public words, for whoever is signed in.
    'GET /v1/project-rules': own(`/v1/project-rules?target=pkg:npm/${PACKAGE}`),
    'PUT /v1/project-rules': own('/v1/project-rules', { target: 'pkg:npm/elsewhere', rules: {} }),
    'GET /v1/project-maintainers': own('/v1/project-maintainers'),
    'POST /v1/project-maintainers': own('/v1/project-maintainers', {
      target: 'pkg:npm/elsewhere',
      organisation: 'Nobody',
    }),
    'DELETE /v1/project-maintainers/:id': closed(`/v1/project-maintainers/${e.rootCauseId}`),

    'GET /v1/cases': closed(['/v1/cases', '/v1/cases?state=coordinating', '/v1/cases?sort=oldest']),
    'GET /v1/cases/:id': closed(cases),
    'POST /v1/cases': closed('/v1/cases', { rootCauseIds: [e.otherRootCauseId] }),
    'POST /v1/cases/:id/state': closed(`${cases}/state`, { to: 'closed' }),
    'POST /v1/cases/:id/embargo': closed(`${cases}/embargo`, {
      local: '2027-04-01T12:00',
      zone: 'America/New_York',
      agreedBy: [],
    }),
    'PUT /v1/cases/:id/assessment': closed(`${cases}/assessment`, {
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L',
    }),
    'POST /v1/cases/:id/parties': closed(`${cases}/parties`, { name: 'Mine', role: 'maintainer' }),
    'PUT /v1/cases/:id/parties/:partyId': closed(`${cases}/parties/${e.partyId}`, { status: 'not affected' }),
    'GET /v1/cases/:id/what-if': closed(`${cases}/what-if`),
    'GET /v1/cases/:id/coordination': closed(`${cases}/coordination`),
    'PUT /v1/cases/:id/policy': closed(`${cases}/policy`, {
      policy: { days: 45, graceDays: 0, silentAfterDays: 14, exploitedDays: 7 },
      zone: 'Etc/UTC',
    }),
    'PUT /v1/cases/:id/parties/:partyId/statements': closed(`${cases}/parties/${e.partyId}/statements`, {
      product: 'mine',
      status: 'affected',
    }),
    'PUT /v1/cases/:id/parties/:partyId/introduction': closed(`${cases}/parties/${e.partyId}/introduction`),
    'PUT /v1/cases/:id/parties/:partyId/credit': closed(`${cases}/parties/${e.partyId}/credit`, {
      wish: 'none',
    }),
    'POST /v1/cases/:id/parties/:partyId/link': closed(`${cases}/parties/${e.partyId}/link`, {}),
    'POST /v1/cases/:id/embargo/proposals': closed(`${cases}/embargo/proposals`, {
      local: '2027-01-01T00:00',
      zone: 'Etc/UTC',
    }),
    'POST /v1/cases/:id/embargo/proposals/:proposalId/answer': closed(
      `${cases}/embargo/proposals/${e.proposalId}/answer`,
      { answer: 'agree' },
    ),
    'GET /v1/cases/:id/dossiers': closed(`${cases}/dossiers`),
    'POST /v1/cases/:id/parties/:partyId/dossiers': closed(`${cases}/parties/${e.partyId}/dossiers`, {
      note: reason,
    }),
    'GET /v1/findings/:id/queue': closed(`/v1/findings/${finding}/queue`),
    'GET /v1/root-causes/:id/queue': closed(`${causes}/queue`),
    'POST /v1/cases/:id/signals': closed(`${cases}/signals`, { kind: 'leak', words: 'mine' }),
    'PUT /v1/cases/:id/release-plan': closed(`${cases}/release-plan`, { steps: [] }),
    'POST /v1/cases/:id/release-plan/:stepId': closed(`${cases}/release-plan/${e.stepId}`, { is: 'done' }),
    'PUT /v1/cases/:id/parties/:partyId/reading': closed(`${cases}/parties/${e.maintainerPartyId}/reading`, {
      compartments: [],
    }),
    'POST /v1/cases/:id/parties/:partyId/removal': closed(`${cases}/parties/${e.maintainerPartyId}/removal`, {
      note: reason,
    }),
    'GET /v1/cases/:id/escalations': closed(`${cases}/escalations`),
    'POST /v1/cases/:id/escalations': closed(`${cases}/escalations`, { words: 'mine' }),
    'POST /v1/cases/:id/escalations/:escalationId/decision': closed(
      `${cases}/escalations/${e.escalationId}/decision`,
      { accept: true, maintainerId: e.lastResortId },
    ),
    'POST /v1/cases/:id/escalations/:escalationId/take-back': closed(
      `${cases}/escalations/${e.escalationId}/take-back`,
      {},
    ),
    // Proposals of cases a visitor sees: none. Who is willing is known to every coordinator.
    'GET /v1/escalations': closed('/v1/escalations'),
    'GET /v1/last-resort-maintainers': own('/v1/last-resort-maintainers'),
    'POST /v1/last-resort-maintainers': own('/v1/last-resort-maintainers', {
      name: 'Mine',
      email: 'mine@example.org',
    }),
    'DELETE /v1/last-resort-maintainers/:id': closed(`/v1/last-resort-maintainers/${e.rootCauseId}`),
    'GET /v1/held-mails': closed('/v1/held-mails'),
    'GET /v1/cases/:id/mail': closed(`${cases}/mail`),
    'PUT /v1/cases/:id/parties/:partyId/mail': closed(`${cases}/parties/${e.partyId}/mail`, { text: true }),
    'POST /v1/cases/:id/mail/:heldId': closed(`${cases}/mail/${e.heldId}`, { act: 'release' }),
    'GET /v1/cases/:id/identifiers': closed(`${cases}/identifiers`),
    'POST /v1/cases/:id/identifiers': closed(`${cases}/identifiers`, {}),
    'POST /v1/cases/:id/identifiers/:identifierId/publish': closed(
      `${cases}/identifiers/${e.identifierId}/publish`,
    ),
    'POST /v1/cases/:id/identifiers/:identifierId/reject': closed(
      `${cases}/identifiers/${e.identifierId}/reject`,
      {
        reason: 'mine',
      },
    ),
    'GET /v1/cases/:id/handover/:kind': closed([`${cases}/handover/vince`, `${cases}/handover/github`]),
    'POST /v1/cases/:id/parties/:partyId/export': closed(`${cases}/parties/${e.partyId}/export`, {
      ageKeys: ['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'],
    }),
    'POST /v1/cases/:id/exports/identify': closed(`${cases}/exports/identify`, { text: 'mine' }),
    // Coordinators look outside; the walls of a case are not asked.
    'POST /v1/contacts/discover': own('/v1/contacts/discover', { domain: 'no domain' }),
    'GET /v1/deliveries': closed(['/v1/deliveries', '/v1/deliveries?state=dead']),
    'POST /v1/deliveries/:id/retry': closed(`/v1/deliveries/${e.deliveryId}/retry`),
    'POST /v1/deliveries/:id/drop': closed(`/v1/deliveries/${e.deliveryId}/drop`),
    'GET /v1/webhooks': own('/v1/webhooks'),
    'POST /v1/webhooks': own('/v1/webhooks', { url: 'https://hooks.example.org/' }),
    'PUT /v1/webhooks/:id': closed(`/v1/webhooks/${e.webhookId}`, { enabled: true }),
    'DELETE /v1/webhooks/:id': closed(`/v1/webhooks/${e.webhookId}`),
    'GET /v1/cases/:id/threads': closed(`${cases}/threads`),
    'POST /v1/cases/:id/threads': closed(`${cases}/threads`, { title: 'mine', text: 'mine' }),
    'GET /v1/cases/:id/threads/:threadId/messages': closed(`${cases}/threads/${e.threadId}/messages`),
    'POST /v1/cases/:id/threads/:threadId/messages': closed(`${cases}/threads/${e.threadId}/messages`, {
      text: 'mine',
    }),
    'GET /v1/cases/:id/attachments/:attachmentId': closed(`${cases}/attachments/${e.attachmentId}`),
    'GET /v1/cases/:id/certificates/:certificateId/statement': closed(
      `${cases}/certificates/${e.certificateId}/statement`,
    ),
    'GET /v1/advisories': closed(['/v1/advisories', '/v1/advisories?package=pangolin-merge']),
    'GET /v1/advisories/:id': closed([
      `/v1/advisories/${e.advisoryId}`,
      `/v1/advisories/${e.advisoryNumber}`,
    ]),
    'POST /v1/cases/:id/advisory': closed(`${cases}/advisory`),
    'PUT /v1/advisories/:id': closed(`/v1/advisories/${e.advisoryId}`, content('Mine now')),
    'POST /v1/advisories/:id/publish': closed(`/v1/advisories/${e.advisoryId}/publish`),
    'GET /csaf/:year/:file': closed([
      `/csaf/2026/${e.advisoryNumber.toLowerCase()}.json`,
      '/csaf/2026/left-behind.json',
    ]),
    'GET /osv/:file': closed([`/osv/${e.advisoryNumber}.json`, '/osv/left-behind.json']),
    // Public facts about published flaws, and what of them this house takes in.
    'GET /v1/feeds': own('/v1/feeds'),
    'PUT /v1/feeds/:name': own('/v1/feeds/kev', { mode: 'file' }),
    'POST /v1/feeds/:name/run': own('/v1/feeds/local/run'),
    'POST /v1/feeds/:name/import': own('/v1/feeds/kev/import', 'nothing of it', {
      'content-type': 'application/octet-stream',
    }),
    'GET /v1/vulnerabilities': {
      answers: 'open',
      urls: [
        '/v1/vulnerabilities?package=pkg:npm/pangolin-merge',
        '/v1/vulnerabilities?package=pkg:npm/elsewhere',
      ],
    },
    'GET /v1/vulnerabilities/:id': { answers: 'open', urls: ['/v1/vulnerabilities/CVE-2026-10001'] },
    'GET /v1/vulnerabilities/:id/records/:source': {
      answers: 'open',
      urls: ['/v1/vulnerabilities/CVE-2026-10001/records/osv'],
    },
    // Whom coordinators admitted, and what a member has: one's own, and nothing of another's.
    // Names of public things.
    'GET /v1/sectors': { answers: 'open', urls: ['/v1/sectors'] },
    'GET /v1/members': own('/v1/members'),
    'PUT /v1/members': own('/v1/members', {
      organisation: 'Nobody',
      kind: 'other',
      sectors: [],
      tlp: 'green',
    }),
    'GET /v1/member': own('/v1/member'),
    // Refused for its zone: a visitor's own row stands there before, and is not to change.
    'PUT /v1/member': own('/v1/member', { sectors: [], small: true, zone: 'Nowhere', contacts: [] }),
    'GET /v1/sites': closed('/v1/sites'),
    'POST /v1/sites': own('/v1/sites', { name: 'Mine' }),
    'PUT /v1/sites/:id': closed(`/v1/sites/${e.member.siteId}`, { name: 'Mine' }),
    'DELETE /v1/sites/:id': closed(`/v1/sites/${e.member.siteId}`),
    'GET /v1/assets': closed('/v1/assets'),
    'POST /v1/assets': closed('/v1/assets', { name: 'Mine', siteId: e.member.siteId }),
    'PUT /v1/assets/:id': closed(`/v1/assets/${e.member.assetId}`, { name: 'Mine' }),
    'DELETE /v1/assets/:id': closed(`/v1/assets/${e.member.assetId}`),
    'GET /v1/inventories': closed('/v1/inventories'),
    'POST /v1/inventories': closed(`/v1/inventories?assetId=${e.member.assetId}`, {
      bomFormat: 'CycloneDX',
    }),
    'PUT /v1/inventories/:id/content': closed(`/v1/inventories/${e.member.inventoryId}/content`, {
      bomFormat: 'CycloneDX',
    }),
    'GET /v1/inventories/:id': closed(`/v1/inventories/${e.member.inventoryId}`),
    'GET /v1/inventories/:id/components': closed([
      `/v1/inventories/${e.member.inventoryId}/components`,
      `/v1/inventories/${e.member.inventoryId}/components?removed=true`,
    ]),
    'GET /v1/inventories/:id/export': closed(`/v1/inventories/${e.member.inventoryId}/export`),
    'DELETE /v1/inventories/:id': closed(`/v1/inventories/${e.member.inventoryId}`),
    'GET /v1/product-questions': closed('/v1/product-questions'),
    'POST /v1/product-questions/:id/answer': closed(`/v1/product-questions/${e.member.questionId}/answer`, {
      answer: 'no',
    }),
    'GET /v1/common-products': own('/v1/common-products'),
    'POST /v1/inventories/picture-list': own('/v1/inventories/picture-list', { items: [{ id: 'nothing' }] }),
    // What a member is exposed to, before publication too: of a stranger nothing, and of others never.
    'GET /v1/exposures': closed([
      '/v1/exposures',
      '/v1/exposures?state=closed',
      '/v1/exposures?band=immediate',
    ]),
    'GET /v1/exposures/:id': closed(`/v1/exposures/${e.member.exposureId}`),
    'PUT /v1/exposures/:id/note': closed(`/v1/exposures/${e.member.exposureId}/note`, { note: reason }),
    'GET /v1/exposure-counts': own('/v1/exposure-counts'),
    'GET /v1/actions': own('/v1/actions'),
    'POST /v1/vex': own('/v1/vex', {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      statements: [
        {
          vulnerability: { name: e.advisoryNumber },
          products: [{ '@id': `pkg:npm/${PACKAGE}@41.7.130` }],
          status: 'not_affected',
        },
      ],
    }),
    // Compressed, so nothing could be seen in it here: modules/members/exposure-bundle.test.ts opens it.
    'GET /v1/exposure-bundle': own('/v1/exposure-bundle?tlp=red'),
    'GET /v1/exposure-bundle/key': { answers: 'open', urls: ['/v1/exposure-bundle/key'] },
    // What members report, how far repairs came, how members are told: one's own, and nothing of the flaw.
    'POST /v1/uptake': own('/v1/uptake', {
      reports: [{ vulnerability: e.advisoryNumber, said: 'deployed' }],
    }),
    'POST /v1/uptake/table': own('/v1/uptake/table', `cve,status\n${e.advisoryNumber},done\n`, {
      'content-type': 'text/csv',
    }),
    'POST /v1/uptake/scan': own(`/v1/uptake/scan?assetId=${e.caseId}`, { matches: [] }),
    'GET /v1/patch-chains': closed([
      '/v1/patch-chains',
      `/v1/patch-chains?vulnerability=${e.advisoryNumber}`,
      '/v1/patch-chains?vulnerability=CVE-2026-10001',
    ]),
    'GET /v1/patch-chains/:id': closed(`/v1/patch-chains/${e.caseId}`),
    'POST /v1/patch-chains/:id/stages': closed(`/v1/patch-chains/${e.caseId}/stages`, {
      stage: 'released',
      where: 'elsewhere',
    }),
    'POST /v1/patch-chains/:id/bypass': closed(`/v1/patch-chains/${e.caseId}/bypass`, { words: reason }),
    'GET /v1/patch-chain-counts': own('/v1/patch-chain-counts'),
    'GET /v1/sector-exposure': own('/v1/sector-exposure'),
    'GET /v1/alert-settings': own('/v1/alert-settings'),
    'PUT /v1/alert-settings': own('/v1/alert-settings', {
      mode: 'off',
      atLeast: 'defer',
      quiet: null,
      breakQuiet: false,
      digestAt: '08:00',
      emails: [],
    }),
    'POST /v1/alert-settings/rss': own('/v1/alert-settings/rss'),
    'DELETE /v1/alert-settings/rss': own('/v1/alert-settings/rss'),
    'GET /v1/alerts': closed('/v1/alerts'),
    'GET /v1/alerts.rss': closed(`/v1/alerts.rss?token=${made}`),
    // Counts and kinds of what happens, open on purpose (SECURITY.md).
    'GET /v1/pipeline': { answers: 'open', urls: ['/v1/pipeline'] },
    'GET /v1/events': { answers: 'open', urls: [] },
  }
}
