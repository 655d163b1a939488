/**
 * What each table shows to somebody for whom nothing in it is meant, and what such a visitor may try to
 * write. A table that is not listed here fails the build: whoever adds one says who reads it.
 */
export interface TablePlan {
  /**
   * `sealed off`: no row at all. `own`: only rows for which `mine` holds, a condition in SQL.
   * `house`: neither role of requests has any right on it.
   * `reference`: public facts of the world, for everybody.
   */
  shows: 'sealed off' | 'own' | 'house' | 'reference'
  mine?: string
  /** Requests may also change what is their own. */
  updates?: true
  /** Statements that must be refused, for tables a request may write: each writes what is not its own. */
  forgeries?: string[]
}

const sealedOff: TablePlan = { shows: 'sealed off' }
const house: TablePlan = { shows: 'house' }
const reference: TablePlan = { shows: 'reference' }
const memberOwn: TablePlan = {
  shows: 'own',
  mine: "organisation_id = tocsin_org() and tocsin_has_role('member')",
}

export const TABLE_PLAN: Record<string, TablePlan> = {
  // platform
  organisations: { shows: 'own', mine: "id = tocsin_org() or tocsin_has_role('coordinator')" },
  accounts: { shows: 'own', mine: 'id = tocsin_account()' },
  sessions: house,
  passkeys: { shows: 'own', mine: 'account_id = tocsin_account()' },
  api_keys: { shows: 'own', mine: 'account_id = tocsin_account()' },
  grants: house,
  events: {
    shows: 'house',
    forgeries: [`insert into events (kind, transaction_id) values ('findings.accepted', '1')`],
  },
  event_cursors: house,
  journal: {
    shows: 'house',
    forgeries: [
      `insert into journal (id, actor, act, subject_kind) values (gen_random_uuid(), 'house', 'forged', 'finding')`,
      `insert into journal (id, actor, act, subject_kind, sequence, previous, hash)
         values (gen_random_uuid(), coalesce(tocsin_account()::text, 'anonymous'), 'forged', 'finding', 999999, '\\x00', '\\x00')`,
    ],
  },
  owner_keys: {
    shows: 'own',
    mine: "owner_kind = 'member' and owner_id = tocsin_org()",
    forgeries: [
      `insert into owner_keys values ('finding', gen_random_uuid(), '\\x00')`,
      `insert into owner_keys values ('root cause', gen_random_uuid(), '\\x00')`,
      `insert into owner_keys values ('case', gen_random_uuid(), '\\x00')`,
      `insert into owner_keys values ('scan claim', gen_random_uuid(), '\\x00')`,
    ],
  },
  blobs: {
    shows: 'sealed off',
    // A ciphertext nobody has a key of may be stored; taking the address of another's may not.
    forgeries: [`insert into blobs (address, ciphertext) values ($address, '\\x00')`],
  },
  blob_keys: {
    shows: 'sealed off',
    forgeries: [
      `insert into blob_keys values ($address, 'finding', gen_random_uuid(), '\\x00')`,
      `insert into blob_keys values ($address, 'finding', $finding, '\\x01')`,
      `insert into blob_keys values ($address, 'reproduction', gen_random_uuid(), '\\x00')`,
    ],
  },
  idempotency: {
    shows: 'own',
    mine: 'organisation_id = tocsin_org()',
    updates: true,
    forgeries: [`insert into idempotency (organisation_id, key_hash) values ($organisation, '\\x00')`],
  },
  house,
  schema_migrations: house,
  // findings
  findings: {
    shows: 'sealed off',
    forgeries: [
      insertFinding('$organisation', '0', 'null'),
      insertFinding('coalesce(tocsin_org(), gen_random_uuid())', '4', `'forbidden'`),
      insertFinding('coalesce(tocsin_org(), gen_random_uuid())', '4 + 1', 'null'),
    ],
  },
  root_causes: sealedOff,
  memberships: sealedOff,
  root_cause_keys: sealedOff,
  near_misses: sealedOff,
  root_cause_relations: sealedOff,
  finding_behaviours: sealedOff,
  grouping_overrides: sealedOff,
  finding_terms: sealedOff,
  // validation
  builds: sealedOff,
  reproductions: sealedOff,
  threat_models: sealedOff,
  runner_languages: house,
  attestations: sealedOff,
  // scans: what is the house's alone is told by its routes
  scan_claims: sealedOff,
  scan_claim_joins: sealedOff,
  scan_targets: house,
  project_rules: house,
  project_maintainers: house,
  target_names: house,
  // feeds: what publishers say of published flaws
  feeds: reference,
  vulnerability_records: reference,
  vulnerability_aliases: reference,
  affected_ranges: reference,
  known_products: reference,
  kev_entries: reference,
  epss_scores: reference,
  ssvc_points: reference,
  // cases
  case_numbers: sealedOff,
  cases: sealedOff,
  case_root_causes: sealedOff,
  case_parties: sealedOff,
  case_timeline: sealedOff,
  patch_certificates: sealedOff,
  case_statements: sealedOff,
  case_threads: sealedOff,
  case_thread_parties: sealedOff,
  case_messages: sealedOff,
  case_attachments: sealedOff,
  embargo_proposals: sealedOff,
  embargo_answers: sealedOff,
  case_signals: sealedOff,
  release_steps: sealedOff,
  dossiers: sealedOff,
  // Whom coordinators may ask; what was agreed with them is sealed.
  last_resort_maintainers: {
    shows: 'own',
    mine: "tocsin_has_role('coordinator') or organisation_id = tocsin_org()",
  },
  case_escalations: sealedOff,
  deliveries: sealedOff,
  webhooks: { shows: 'own', mine: 'organisation_id = tocsin_org()' },
  case_correspondents: sealedOff,
  case_reply_addresses: house,
  case_held_mails: sealedOff,
  case_identifiers: sealedOff,
  case_exports: sealedOff,
  // advisories: drafts; what is published is public by its label
  advisories: sealedOff,
  advisory_revisions: sealedOff,
  advisory_renderings: sealedOff,
  advisory_packages: sealedOff,
  // members
  members: { shows: 'own', mine: "organisation_id = tocsin_org() or tocsin_has_role('coordinator')" },
  member_sites: memberOwn,
  member_assets: memberOwn,
  inventories: memberOwn,
  inventory_imports: memberOwn,
  inventory_documents: memberOwn,
  inventory_arrivals: sealedOff,
  inventory_components: memberOwn,
  product_questions: memberOwn,
  member_statements: memberOwn,
  alert_settings: memberOwn,
  exposures: memberOwn,
  house_ranges: house,
  affected_changes: house,
  uptake_reports: memberOwn,
  alerts: memberOwn,
  patch_chains: sealedOff,
  patch_stages: sealedOff,
}

function insertFinding(organisation: string, tlp: string, compartment: string): string {
  return `insert into findings (id, organisation_id, content_key, form, severity, tlp, compartment, has_recipe, address, fingerprint_version, fingerprints)
    values (gen_random_uuid(), ${organisation}, gen_random_uuid()::text::bytea, 'native', 'high', ${tlp}, ${compartment}, false, '\\x00', 1, '\\x')`
}

/**
 * Functions that read past row-level security, and how the visitor asks them about the embargoed flaw;
 * each must answer no. One that is not listed fails the build.
 */
export const DEFINERS: Record<string, string> = {
  tocsin_granted: `tocsin_granted('root cause', $rootCause) or tocsin_granted('case', $case)`,
  tocsin_owns_finding: 'tocsin_owns_finding($finding)',
  tocsin_cleared_for_root_cause: `tocsin_cleared_for_root_cause($rootCause)`,
  tocsin_reads_membership: 'tocsin_reads_membership($finding, $rootCause)',
  tocsin_cleared_for_case: 'tocsin_cleared_for_case($case)',
  tocsin_case_clock: 'select told is not null from tocsin_case_clock($case)',
  tocsin_met_parties: '$party = any (tocsin_met_parties())',
  tocsin_own_parties: '$party = any (tocsin_own_parties())',
  tocsin_own_threads: '$thread = any (tocsin_own_threads())',
  tocsin_read_into: 'cardinality(tocsin_read_into($case)) > 0',
  tocsin_read_into_root_cause: 'cardinality(tocsin_read_into_root_cause($rootCause)) > 0',
  tocsin_read_into_finding: 'cardinality(tocsin_read_into_finding($finding)) > 0',
  // Above the ceiling a member was admitted with, whatever its account is cleared for.
  tocsin_member_ceiling: 'coalesce(tocsin_member_ceiling(), 0) >= 3',
}
