-- Generated from the migrations by "npm run generate". Read, do not run.

table accounts  row-level security forced
  id uuid not null
  organisation_id uuid not null
  login text not null
  display_name text not null
  password_hash text
  roles text[] not null default '{}'::text[]
  administrator boolean not null default false
  tlp smallint not null default 0
  compartments text[] not null default '{}'::text[]
  disabled_at timestamp with time zone
  oidc_subject text
  created_at timestamp with time zone not null default now()
  CHECK ((array_to_string(compartments, ''::text) !~ ','::text))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  UNIQUE (login)
  UNIQUE (oidc_subject)
  CREATE UNIQUE INDEX accounts_login_key ON public.accounts USING btree (login)
  CREATE UNIQUE INDEX accounts_oidc_subject_key ON public.accounts USING btree (oidc_subject)
  CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy own for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND (id = tocsin_account()))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table advisories  row-level security forced
  id uuid not null
  number text not null
  case_id uuid not null
  tlp smallint not null
  draft_sealed bytea
  draft_version integer not null default 1
  revision integer not null default 0
  content jsonb
  published_at timestamp with time zone
  updated_at timestamp with time zone not null default now()
  CHECK (((revision = 0) = (content IS NULL)))
  CHECK (((revision = 0) = (published_at IS NULL)))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (id)
  UNIQUE (case_id)
  UNIQUE (number)
  CREATE UNIQUE INDEX advisories_case_id_key ON public.advisories USING btree (case_id)
  CREATE UNIQUE INDEX advisories_number_key ON public.advisories USING btree (number)
  CREATE UNIQUE INDEX advisories_pkey ON public.advisories USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (((revision > 0) AND (tlp <= tocsin_tlp())) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = advisories.case_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table advisory_packages  row-level security forced
  advisory_id uuid not null
  name text not null
  purl text not null
  FOREIGN KEY (advisory_id) REFERENCES advisories(id)
  PRIMARY KEY (advisory_id, purl)
  CREATE INDEX advisory_packages_by_name ON public.advisory_packages USING btree (name)
  CREATE UNIQUE INDEX advisory_packages_pkey ON public.advisory_packages USING btree (advisory_id, purl)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM advisories a
  WHERE ((a.id = advisory_packages.advisory_id) AND (a.revision > 0) AND (a.tlp <= tocsin_tlp()))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table advisory_renderings  row-level security forced
  advisory_id uuid not null
  format text not null
  path text not null
  body text not null
  CHECK ((format = ANY (ARRAY['csaf'::text, 'osv'::text])))
  FOREIGN KEY (advisory_id) REFERENCES advisories(id)
  PRIMARY KEY (advisory_id, format)
  UNIQUE (path)
  CREATE UNIQUE INDEX advisory_renderings_path_key ON public.advisory_renderings USING btree (path)
  CREATE UNIQUE INDEX advisory_renderings_pkey ON public.advisory_renderings USING btree (advisory_id, format)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM advisories a
  WHERE ((a.id = advisory_renderings.advisory_id) AND (a.revision > 0) AND (a.tlp <= tocsin_tlp()))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table advisory_revisions  row-level security forced
  advisory_id uuid not null
  revision integer not null
  summary text not null
  published_at timestamp with time zone not null
  FOREIGN KEY (advisory_id) REFERENCES advisories(id)
  PRIMARY KEY (advisory_id, revision)
  CREATE UNIQUE INDEX advisory_revisions_pkey ON public.advisory_revisions USING btree (advisory_id, revision)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM advisories a
  WHERE (a.id = advisory_revisions.advisory_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table api_keys  row-level security forced
  id uuid not null
  account_id uuid not null
  name text not null
  secret_hash bytea not null
  scopes text[] not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone
  revoked_at timestamp with time zone
  FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (secret_hash)
  CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (id)
  CREATE UNIQUE INDEX api_keys_secret_hash_key ON public.api_keys USING btree (secret_hash)
  policy house for ALL to tocsin_system using true with check true
  policy own for SELECT to tocsin_app using (account_id = tocsin_account())
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table attestations  row-level security forced
  id uuid not null
  finding_id uuid not null
  account_id uuid not null
  by_name text not null
  reason text not null
  statement_sealed bytea not null
  at timestamp with time zone not null default now()
  CHECK ((reason = ANY (ARRAY['cannot be run'::text, 'exploited now'::text])))
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  PRIMARY KEY (id)
  CREATE INDEX attestations_by_finding ON public.attestations USING btree (finding_id)
  CREATE UNIQUE INDEX attestations_pkey ON public.attestations USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = attestations.finding_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table blob_keys  row-level security forced
  address bytea not null
  owner_kind text not null
  owner_id uuid not null
  wrapped bytea not null
  FOREIGN KEY (address) REFERENCES blobs(address) ON DELETE CASCADE
  PRIMARY KEY (address, owner_kind, owner_id)
  CREATE UNIQUE INDEX blob_keys_pkey ON public.blob_keys USING btree (address, owner_kind, owner_id)
  policy finding_keys for SELECT to tocsin_app using ((owner_kind = 'finding'::text) AND (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = blob_keys.owner_id))))
  policy finding_store for INSERT to tocsin_app with check ((owner_kind = 'finding'::text) AND (EXISTS ( SELECT
   FROM findings f
  WHERE ((f.id = blob_keys.owner_id) AND (f.organisation_id = tocsin_org()) AND (f.address = blob_keys.address)))))
  policy house for ALL to tocsin_system using true with check true
  policy reproduction_keys for SELECT to tocsin_app using ((owner_kind = 'reproduction'::text) AND (EXISTS ( SELECT
   FROM reproductions r
  WHERE (r.id = blob_keys.owner_id))))
  grant INSERT, SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table blobs  row-level security forced
  address bytea not null
  ciphertext bytea
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (address)
  CREATE UNIQUE INDEX blobs_pkey ON public.blobs USING btree (address)
  policy house for ALL to tocsin_system using true with check true
  policy keyed for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM blob_keys k
  WHERE (k.address = blobs.address)))
  policy store for INSERT to tocsin_app with check true
  grant INSERT, SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table builds  row-level security forced
  key bytea not null
  digest_key bytea not null
  owner_id uuid not null
  address bytea not null
  fetched_at timestamp with time zone not null default now()
  PRIMARY KEY (key)
  CREATE INDEX builds_by_digest ON public.builds USING btree (digest_key)
  CREATE UNIQUE INDEX builds_pkey ON public.builds USING btree (key)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using false
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_numbers  row-level security forced
  year smallint not null
  last integer not null
  PRIMARY KEY (year)
  CREATE UNIQUE INDEX case_numbers_pkey ON public.case_numbers USING btree (year)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using false
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_parties  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  role text not null
  organisation_id uuid
  status text not null default 'silent'::text
  name_sealed bytea not null
  added_at timestamp with time zone not null default now()
  CHECK ((role = ANY (ARRAY['discoverer'::text, 'maintainer'::text, 'coordinator'::text, 'member'::text])))
  CHECK ((status = ANY (ARRAY['silent'::text, 'affected'::text, 'not affected'::text, 'fixed'::text, 'under investigation'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX case_parties_by_case ON public.case_parties USING btree (case_id)
  CREATE UNIQUE INDEX case_parties_once ON public.case_parties USING btree (case_id, role, organisation_id) WHERE (organisation_id IS NOT NULL)
  CREATE UNIQUE INDEX case_parties_pkey ON public.case_parties USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_parties.case_id))) AND (tocsin_has_role('coordinator'::text) OR (role <> 'discoverer'::text) OR (organisation_id = tocsin_org())))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_root_causes  row-level security forced
  root_cause_id uuid not null
  case_id uuid not null
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (root_cause_id)
  CREATE INDEX case_root_causes_by_case ON public.case_root_causes USING btree (case_id)
  CREATE UNIQUE INDEX case_root_causes_pkey ON public.case_root_causes USING btree (root_cause_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_root_causes.case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_timeline  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  at timestamp with time zone not null default now()
  for_coordinators boolean not null default false
  sealed bytea not null
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (id)
  CREATE INDEX case_timeline_by_case ON public.case_timeline USING btree (case_id, "position")
  CREATE UNIQUE INDEX case_timeline_pkey ON public.case_timeline USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_timeline.case_id))) AND (tocsin_has_role('coordinator'::text) OR (NOT for_coordinators)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table cases  row-level security forced
  id uuid not null
  number text not null
  state text not null
  severity text not null
  tlp smallint not null
  sealed bytea not null
  embargo_ends_at timestamp with time zone
  embargo_sealed bytea
  band text not null
  score smallint not null
  rule_version smallint not null
  priority_sealed bytea not null
  advisory_id uuid
  opened_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  CHECK ((state = ANY (ARRAY['open'::text, 'coordinating'::text, 'fix ready'::text, 'published'::text, 'closed'::text])))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  PRIMARY KEY (id)
  UNIQUE (number)
  CREATE INDEX cases_by_score ON public.cases USING btree (score DESC, id DESC)
  CREATE UNIQUE INDEX cases_number_key ON public.cases USING btree (number)
  CREATE UNIQUE INDEX cases_pkey ON public.cases USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_cleared(tlp, NULL::text) AND tocsin_cleared_for_case(id) AND (tocsin_has_role('coordinator'::text) OR tocsin_granted('case'::text, id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table event_cursors  row-level security forced
  subscriber text not null
  transaction_id xid8 not null default '0'::xid8
  id bigint not null default 0
  PRIMARY KEY (subscriber)
  CREATE UNIQUE INDEX event_cursors_pkey ON public.event_cursors USING btree (subscriber)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table events  row-level security forced
  id bigint not null generated always as identity
  kind text not null
  subject_id uuid
  data jsonb not null default '{}'::jsonb
  at timestamp with time zone not null default now()
  transaction_id xid8 not null default pg_current_xact_id()
  PRIMARY KEY (id)
  CREATE INDEX events_in_order ON public.events USING btree (transaction_id, id)
  CREATE UNIQUE INDEX events_pkey ON public.events USING btree (id)
  policy emit for INSERT to tocsin_app with check (transaction_id = pg_current_xact_id())
  policy house for ALL to tocsin_system using true with check true
  grant INSERT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table finding_behaviours  row-level security forced
  finding_id uuid not null
  kind smallint not null
  key bytea not null
  sealed bytea
  measured_at timestamp with time zone not null default now()
  also bytea[] not null default '{}'::bytea[]
  CHECK ((kind = ANY (ARRAY[9, 15])))
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  PRIMARY KEY (finding_id)
  CREATE UNIQUE INDEX finding_behaviours_pkey ON public.finding_behaviours USING btree (finding_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using false
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table finding_terms  row-level security forced
  term bytea not null
  finding_id uuid not null
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  PRIMARY KEY (term, finding_id)
  CREATE UNIQUE INDEX finding_terms_pkey ON public.finding_terms USING btree (term, finding_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = finding_terms.finding_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table findings  row-level security forced
  id uuid not null
  organisation_id uuid not null
  submitted_by uuid
  content_key bytea not null
  form text not null
  severity text not null
  weakness text
  family text
  tlp smallint not null default 2
  compartment text
  exploited boolean not null default false
  has_recipe boolean not null
  address bytea not null
  package_key bytea
  fingerprint_version smallint not null
  fingerprints bytea not null
  received_at timestamp with time zone not null default now()
  receipt_hash bytea
  CHECK (((compartment <> ''::text) AND (compartment !~ ','::text)))
  CHECK ((form = ANY (ARRAY['native'::text, 'sarif'::text, 'csaf'::text, 'markdown'::text])))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  FOREIGN KEY (submitted_by) REFERENCES accounts(id)
  PRIMARY KEY (id)
  UNIQUE (content_key)
  UNIQUE (receipt_hash)
  CREATE INDEX findings_by_org ON public.findings USING btree (organisation_id, id)
  CREATE INDEX findings_by_package ON public.findings USING btree (package_key, id)
  CREATE UNIQUE INDEX findings_content_key_key ON public.findings USING btree (content_key)
  CREATE UNIQUE INDEX findings_pkey ON public.findings USING btree (id)
  CREATE UNIQUE INDEX findings_receipt_hash_key ON public.findings USING btree (receipt_hash)
  policy discoverers for INSERT to tocsin_app with check ((organisation_id = tocsin_org()) AND tocsin_cleared(tlp, compartment))
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_cleared(tlp, compartment) AND ((organisation_id = tocsin_org()) OR tocsin_has_role('coordinator'::text) OR (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.finding_id = findings.id) AND tocsin_granted('root cause'::text, m.root_cause_id))))))
  grant INSERT, SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table grants  row-level security forced
  subject_kind text not null
  subject_id uuid not null
  organisation_id uuid not null
  granted_at timestamp with time zone not null default now()
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (subject_kind, subject_id, organisation_id)
  CREATE UNIQUE INDEX grants_pkey ON public.grants USING btree (subject_kind, subject_id, organisation_id)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table grouping_overrides  row-level security forced
  id uuid not null
  act text not null
  finding_id uuid
  root_cause_id uuid not null
  other_root_cause_id uuid
  account_id uuid
  by_name text not null
  reason_sealed bytea not null
  at timestamp with time zone not null default now()
  CHECK ((act = ANY (ARRAY['merge'::text, 'unmerge'::text, 'split'::text])))
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  FOREIGN KEY (other_root_cause_id) REFERENCES root_causes(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (id)
  CREATE INDEX grouping_overrides_by_finding ON public.grouping_overrides USING btree (finding_id)
  CREATE INDEX grouping_overrides_by_root_cause ON public.grouping_overrides USING btree (root_cause_id)
  CREATE UNIQUE INDEX grouping_overrides_pkey ON public.grouping_overrides USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) AND tocsin_cleared_for_root_cause(root_cause_id) AND ((other_root_cause_id IS NULL) OR tocsin_cleared_for_root_cause(other_root_cause_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table house  row-level security forced
  key text not null
  value jsonb not null
  PRIMARY KEY (key)
  CREATE UNIQUE INDEX house_pkey ON public.house USING btree (key)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table idempotency  row-level security forced
  organisation_id uuid not null
  key_hash bytea not null
  lines_done bigint not null default 0
  accepted bigint not null default 0
  duplicates bigint not null default 0
  rejected bigint not null default 0
  updated_at timestamp with time zone not null default now()
  PRIMARY KEY (organisation_id, key_hash)
  CREATE UNIQUE INDEX idempotency_pkey ON public.idempotency USING btree (organisation_id, key_hash)
  policy house for ALL to tocsin_system using true with check true
  policy own for ALL to tocsin_app using (organisation_id = tocsin_org()) with check (organisation_id = tocsin_org())
  grant INSERT, SELECT, UPDATE to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table journal  row-level security forced
  id uuid not null
  at timestamp with time zone not null default now()
  actor text not null
  act text not null
  subject_kind text not null
  subject_id uuid
  detail jsonb not null default '{}'::jsonb
  sequence bigint
  previous bytea
  hash bytea
  PRIMARY KEY (id)
  UNIQUE (sequence)
  CREATE UNIQUE INDEX journal_pkey ON public.journal USING btree (id)
  CREATE UNIQUE INDEX journal_sequence_key ON public.journal USING btree (sequence)
  CREATE INDEX journal_unlinked ON public.journal USING btree (at, id) WHERE (sequence IS NULL)
  policy append for INSERT to tocsin_app with check ((actor = COALESCE((tocsin_account())::text, 'anonymous'::text)) AND (sequence IS NULL) AND (previous IS NULL) AND (hash IS NULL))
  policy house for ALL to tocsin_system using true with check true
  grant INSERT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table memberships  row-level security forced
  finding_id uuid not null
  root_cause_id uuid not null
  relation text not null
  decided_by text not null
  rule_version smallint not null
  score real not null
  reasons jsonb not null
  verdict text not null default 'waiting'::text
  evidence_level text not null default 'claimed'::text
  CHECK ((decided_by = ANY (ARRAY['rule'::text, 'replay'::text, 'person'::text])))
  CHECK ((relation = ANY (ARRAY['duplicate'::text, 'subsumed'::text, 'chain'::text])))
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (finding_id)
  CREATE INDEX memberships_by_root_cause ON public.memberships USING btree (root_cause_id, finding_id)
  CREATE UNIQUE INDEX memberships_pkey ON public.memberships USING btree (finding_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using tocsin_reads_membership(finding_id, root_cause_id)
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table near_misses  row-level security forced
  finding_id uuid not null
  root_cause_id uuid not null
  score real not null
  reasons jsonb not null
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (finding_id, root_cause_id)
  CREATE INDEX near_misses_by_root_cause ON public.near_misses USING btree (root_cause_id)
  CREATE UNIQUE INDEX near_misses_pkey ON public.near_misses USING btree (finding_id, root_cause_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) AND tocsin_cleared_for_root_cause(root_cause_id) AND (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = near_misses.finding_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table organisations  row-level security forced
  id uuid not null
  name text not null
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (id)
  UNIQUE (name)
  CREATE UNIQUE INDEX organisations_name_key ON public.organisations USING btree (name)
  CREATE UNIQUE INDEX organisations_pkey ON public.organisations USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy own for SELECT to tocsin_app using ((id = tocsin_org()) OR tocsin_has_role('coordinator'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table owner_keys  row-level security forced
  owner_kind text not null
  owner_id uuid not null
  wrapped bytea not null
  PRIMARY KEY (owner_kind, owner_id)
  CREATE UNIQUE INDEX owner_keys_pkey ON public.owner_keys USING btree (owner_kind, owner_id)
  policy case_keys for SELECT to tocsin_app using ((owner_kind = 'case'::text) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = owner_keys.owner_id))))
  policy finding_keys for SELECT to tocsin_app using ((owner_kind = 'finding'::text) AND (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = owner_keys.owner_id))))
  policy finding_store for INSERT to tocsin_app with check ((owner_kind = 'finding'::text) AND (EXISTS ( SELECT
   FROM findings f
  WHERE ((f.id = owner_keys.owner_id) AND (f.organisation_id = tocsin_org())))))
  policy house for ALL to tocsin_system using true with check true
  policy reproduction_keys for SELECT to tocsin_app using ((owner_kind = 'reproduction'::text) AND (EXISTS ( SELECT
   FROM reproductions r
  WHERE (r.id = owner_keys.owner_id))))
  policy root_cause_keys for SELECT to tocsin_app using ((owner_kind = 'root cause'::text) AND (EXISTS ( SELECT
   FROM root_causes r
  WHERE (r.id = owner_keys.owner_id))))
  grant INSERT, SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table passkeys  row-level security forced
  id text not null
  account_id uuid not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null default '{}'::text[]
  name text not null
  created_at timestamp with time zone not null default now()
  FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  CREATE UNIQUE INDEX passkeys_pkey ON public.passkeys USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy own for SELECT to tocsin_app using (account_id = tocsin_account())
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table patch_certificates  row-level security forced
  id uuid not null
  case_id uuid not null
  root_cause_id uuid not null
  candidate_key bytea not null
  grade text not null
  reproduction_id uuid
  sealed bytea not null
  at timestamp with time zone not null default now()
  CHECK ((grade = ANY (ARRAY['stops proof only'::text, 'stops proof and variants'::text, 'refused'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (reproduction_id) REFERENCES reproductions(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (id)
  UNIQUE (root_cause_id, candidate_key)
  CREATE INDEX patch_certificates_by_case ON public.patch_certificates USING btree (case_id)
  CREATE UNIQUE INDEX patch_certificates_pkey ON public.patch_certificates USING btree (id)
  CREATE UNIQUE INDEX patch_certificates_root_cause_id_candidate_key_key ON public.patch_certificates USING btree (root_cause_id, candidate_key)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = patch_certificates.case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table reproductions  row-level security forced
  id uuid not null
  purpose text not null
  finding_id uuid
  organisation_id uuid
  trial_token_hash bytea
  tlp smallint not null default 2
  compartment text
  state text not null
  attempt integer not null default 0
  oracle text not null
  verdict text
  falls integer
  runs integer
  driver text
  recipe_address bytea not null
  plan_address bytea
  result_address bytea
  waiting_for text
  judge_version text
  fix_key bytea
  created_at timestamp with time zone not null default now()
  judged_at timestamp with time zone
  language text
  CHECK ((language = ANY (ARRAY['javascript'::text, 'c'::text])))
  CHECK ((purpose = ANY (ARRAY['finding'::text, 'trial'::text, 'cross'::text])))
  CHECK ((state = ANY (ARRAY['queued'::text, 'preparing'::text, 'ready'::text, 'running'::text, 'judged'::text, 'waiting'::text])))
  FOREIGN KEY (finding_id) REFERENCES findings(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX reproductions_by_finding ON public.reproductions USING btree (finding_id, id)
  CREATE UNIQUE INDEX reproductions_cross ON public.reproductions USING btree (finding_id, fix_key) WHERE (purpose = 'cross'::text)
  CREATE INDEX reproductions_open ON public.reproductions USING btree (state) WHERE (state <> 'judged'::text)
  CREATE UNIQUE INDEX reproductions_pkey ON public.reproductions USING btree (id)
  CREATE INDEX reproductions_unclaimed ON public.reproductions USING btree (language, state) WHERE (state = ANY (ARRAY['ready'::text, 'waiting'::text]))
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((purpose = 'finding'::text) AND tocsin_cleared(tlp, compartment) AND (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = reproductions.finding_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table root_cause_keys  row-level security forced
  kind smallint not null
  key bytea not null
  root_cause_id uuid not null
  members integer not null
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (kind, key, root_cause_id)
  CREATE INDEX root_cause_keys_by_root_cause ON public.root_cause_keys USING btree (root_cause_id)
  CREATE UNIQUE INDEX root_cause_keys_pkey ON public.root_cause_keys USING btree (kind, key, root_cause_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using false
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table root_cause_relations  row-level security forced
  from_id uuid not null
  to_id uuid not null
  relation text not null
  explanation_sealed bytea not null
  CHECK ((relation = ANY (ARRAY['subsumed'::text, 'chain'::text])))
  FOREIGN KEY (from_id) REFERENCES root_causes(id)
  FOREIGN KEY (to_id) REFERENCES root_causes(id)
  PRIMARY KEY (from_id, to_id)
  CREATE UNIQUE INDEX root_cause_relations_pkey ON public.root_cause_relations USING btree (from_id, to_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_cleared_for_root_cause(from_id) AND tocsin_cleared_for_root_cause(to_id) AND tocsin_has_role('coordinator'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table root_causes  row-level security forced
  id uuid not null
  sealed bytea not null
  package_key bytea
  weakness text
  family text
  severity text not null
  tlp smallint not null default 2
  compartment text
  verdict text not null default 'waiting'::text
  evidence_level text not null default 'claimed'::text
  finding_count integer not null default 0
  collision_count integer not null default 0
  kinds integer not null default 0
  rule_version smallint not null
  merged_into uuid
  case_id uuid
  first_reported_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  FOREIGN KEY (merged_into) REFERENCES root_causes(id)
  PRIMARY KEY (id)
  CREATE INDEX root_causes_by_collisions ON public.root_causes USING btree (collision_count DESC, id DESC) WHERE (merged_into IS NULL)
  CREATE INDEX root_causes_by_package ON public.root_causes USING btree (package_key)
  CREATE INDEX root_causes_by_update ON public.root_causes USING btree (updated_at DESC, id DESC) WHERE (merged_into IS NULL)
  CREATE UNIQUE INDEX root_causes_pkey ON public.root_causes USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_cleared(tlp, compartment) AND (tocsin_has_role('coordinator'::text) OR tocsin_granted('root cause'::text, id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table runner_languages  row-level security forced
  language text not null
  seen_at timestamp with time zone not null
  CHECK ((language = ANY (ARRAY['javascript'::text, 'c'::text])))
  PRIMARY KEY (language)
  CREATE UNIQUE INDEX runner_languages_pkey ON public.runner_languages USING btree (language)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table schema_migrations
  name text not null
  sha256 text not null
  applied_at timestamp with time zone not null default now()
  PRIMARY KEY (name)
  CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (name)

table sessions  row-level security forced
  id text not null
  account_id uuid
  data jsonb not null
  expires_at timestamp with time zone not null
  FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table threat_models  row-level security forced
  package_key bytea not null
  sealed bytea not null
  updated_at timestamp with time zone not null default now()
  PRIMARY KEY (package_key)
  CREATE UNIQUE INDEX threat_models_pkey ON public.threat_models USING btree (package_key)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using false
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

CREATE OR REPLACE FUNCTION public.journal_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.sequence is null and new.sequence is not null
     and (new.id, new.at, new.actor, new.act, new.subject_kind, new.subject_id, new.detail)
         is not distinct from (old.id, old.at, old.actor, old.act, old.subject_kind, old.subject_id, old.detail)
  then return new; end if;
  raise exception 'the journal is append-only';
end $function$


CREATE OR REPLACE FUNCTION public.tocsin_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('tocsin.account', true), '')::uuid $function$


CREATE OR REPLACE FUNCTION public.tocsin_cleared(tlp smallint, compartment text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select tlp <= tocsin_tlp() and (compartment is null or compartment <> '' and string_to_array(compartment, ',') <@
       string_to_array(coalesce(current_setting('tocsin.compartments', true), ''), ',')) $function$


CREATE OR REPLACE FUNCTION public.tocsin_cleared_for_case(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select not exists (select from case_root_causes c join root_causes r on r.id = c.root_cause_id
       where c.case_id = wanted and not tocsin_cleared(r.tlp, r.compartment)) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_cleared_for_root_cause(root_cause uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from root_causes r where r.id = root_cause and tocsin_cleared(r.tlp, r.compartment)) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_granted(kind text, subject uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from grants g where g.subject_kind = kind and g.subject_id = subject
       and g.organisation_id = tocsin_org()) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_has_role(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select wanted = any (string_to_array(coalesce(current_setting('tocsin.roles', true), ''), ',')) $function$


CREATE OR REPLACE FUNCTION public.tocsin_org()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('tocsin.org', true), '')::uuid $function$


CREATE OR REPLACE FUNCTION public.tocsin_owns_finding(finding uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from findings f where f.id = finding and f.organisation_id = tocsin_org()
       and tocsin_cleared(f.tlp, f.compartment)) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_reads_membership(finding uuid, root_cause uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from findings f, root_causes r where f.id = finding and r.id = root_cause
       and tocsin_cleared(f.tlp, f.compartment)
       and (f.organisation_id = tocsin_org() or (tocsin_cleared(r.tlp, r.compartment)
            and (tocsin_has_role('coordinator') or tocsin_granted('root cause', root_cause))))) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_tlp()
 RETURNS smallint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('tocsin.tlp', true), '')::smallint, 0::smallint) $function$


