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

table affected_changes  row-level security forced
  kind text not null
  space text not null
  name text not null
  PRIMARY KEY (kind, space, name)
  CREATE UNIQUE INDEX affected_changes_pkey ON public.affected_changes USING btree (kind, space, name)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table affected_ranges  row-level security forced
  source text not null
  id text not null
  position integer not null
  kind text not null
  space text not null
  release text
  name text not null
  scheme text not null
  status text not null
  introduced text
  introduced_excluded boolean not null default false
  fixed text
  last_affected text
  changes jsonb
  versions text[]
  about text
  stated text
  words text
  justification text
  note text
  CHECK ((kind = ANY (ARRAY['package'::text, 'product'::text])))
  CHECK ((status = ANY (ARRAY['affected'::text, 'unaffected'::text, 'unknown'::text])))
  FOREIGN KEY (source, id) REFERENCES vulnerability_records(source, id) ON DELETE CASCADE
  PRIMARY KEY (source, id, "position")
  CREATE INDEX affected_ranges_by_name ON public.affected_ranges USING btree (kind, space, name, id, source)
  CREATE INDEX affected_ranges_by_product ON public.affected_ranges USING btree (name, space) WHERE (kind = 'product'::text)
  CREATE UNIQUE INDEX affected_ranges_pkey ON public.affected_ranges USING btree (source, id, "position")
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table alert_settings  row-level security forced
  organisation_id uuid not null
  mode text not null
  at_least text not null
  quiet_from smallint
  quiet_to smallint
  break_quiet boolean not null default true
  digest_at smallint not null default 480
  last_digest_at timestamp with time zone
  rss_hash bytea
  sealed bytea not null
  updated_at timestamp with time zone not null
  CHECK ((at_least = ANY (ARRAY['immediate'::text, 'out-of-cycle'::text, 'scheduled'::text, 'defer'::text])))
  CHECK (((digest_at >= 0) AND (digest_at <= 1439)))
  CHECK ((mode = ANY (ARRAY['immediate'::text, 'daily'::text, 'weekly'::text, 'off'::text])))
  CHECK (((quiet_from >= 0) AND (quiet_from <= 1439)))
  CHECK (((quiet_to >= 0) AND (quiet_to <= 1439)))
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (organisation_id)
  UNIQUE (rss_hash)
  CREATE UNIQUE INDEX alert_settings_pkey ON public.alert_settings USING btree (organisation_id)
  CREATE UNIQUE INDEX alert_settings_rss_hash_key ON public.alert_settings USING btree (rss_hash)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table alerts  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  organisation_id uuid not null
  exposure_id uuid not null
  cause text not null
  band text not null
  at timestamp with time zone not null
  told_at timestamp with time zone
  CHECK ((cause = ANY (ARRAY['found'::text, 'urgent'::text, 'reopened'::text, 'due'::text])))
  FOREIGN KEY (exposure_id) REFERENCES exposures(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  UNIQUE (exposure_id, cause, at)
  CREATE UNIQUE INDEX alerts_exposure_id_cause_at_key ON public.alerts USING btree (exposure_id, cause, at)
  CREATE INDEX alerts_in_order ON public.alerts USING btree (organisation_id, "position" DESC)
  CREATE UNIQUE INDEX alerts_pkey ON public.alerts USING btree (id)
  CREATE INDEX alerts_waiting ON public.alerts USING btree (organisation_id, "position") WHERE (told_at IS NULL)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM exposures e
  WHERE (e.id = alerts.exposure_id)))
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
  policy case_attachment_keys for SELECT to tocsin_app using ((owner_kind = 'case'::text) AND (EXISTS ( SELECT
   FROM case_attachments a
  WHERE ((a.address = blob_keys.address) AND (a.case_id = blob_keys.owner_id)))))
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

table case_attachments  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  thread_id uuid not null
  message_id uuid not null
  address bytea not null
  bytes bigint not null
  age boolean not null
  sealed bytea not null
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (message_id) REFERENCES case_messages(id)
  FOREIGN KEY (thread_id) REFERENCES case_threads(id)
  PRIMARY KEY (id)
  CREATE INDEX case_attachments_by_message ON public.case_attachments USING btree (message_id)
  CREATE UNIQUE INDEX case_attachments_pkey ON public.case_attachments USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM case_threads t
  WHERE (t.id = case_attachments.thread_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_correspondents  row-level security forced
  party_id uuid not null
  case_id uuid not null
  mail_text boolean not null default false
  first_written_at timestamp with time zone
  link_sealed bytea
  times_written integer not null default 0
  last_written_at timestamp with time zone
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (party_id)
  CREATE INDEX case_correspondents_by_case ON public.case_correspondents USING btree (case_id)
  CREATE UNIQUE INDEX case_correspondents_pkey ON public.case_correspondents USING btree (party_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_correspondents.case_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_escalations  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  reason text not null
  state text not null default 'proposed'::text
  concerns uuid[] not null
  party_id uuid
  proposed_at timestamp with time zone not null
  settled_at timestamp with time zone
  sealed bytea not null
  CHECK ((reason = ANY (ARRAY['nobody named'::text, 'cannot be reached'::text, 'silent'::text])))
  CHECK ((state = ANY (ARRAY['proposed'::text, 'decided'::text, 'declined'::text, 'overtaken'::text, 'taken back'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  CREATE INDEX case_escalations_by_case ON public.case_escalations USING btree (case_id, "position")
  CREATE UNIQUE INDEX case_escalations_open ON public.case_escalations USING btree (case_id) WHERE (state = 'proposed'::text)
  CREATE UNIQUE INDEX case_escalations_pkey ON public.case_escalations USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_escalations.case_id))) AND (tocsin_has_role('coordinator'::text) OR ((state = ANY (ARRAY['decided'::text, 'taken back'::text])) AND (concerns && ( SELECT tocsin_own_parties() AS tocsin_own_parties)))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_exports  row-level security forced
  id uuid not null
  case_id uuid not null
  party_id uuid not null
  account_id uuid
  at timestamp with time zone not null
  recipients smallint not null
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  CREATE INDEX case_exports_by_case ON public.case_exports USING btree (case_id)
  CREATE UNIQUE INDEX case_exports_pkey ON public.case_exports USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_exports.case_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_held_mails  row-level security forced
  id uuid not null
  case_id uuid not null
  party_id uuid not null
  token_key bytea not null
  external_key bytea not null
  reason text not null
  state text not null default 'held'::text
  at timestamp with time zone not null
  settled_at timestamp with time zone
  sealed bytea
  address bytea
  CHECK ((reason = ANY (ARRAY['another sender'::text, 'automatic'::text, 'too many'::text])))
  CHECK ((state = ANY (ARRAY['held'::text, 'released'::text, 'dropped'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (token_key) REFERENCES case_reply_addresses(token_key)
  PRIMARY KEY (id)
  UNIQUE (external_key)
  CREATE INDEX case_held_mails_by_case ON public.case_held_mails USING btree (case_id, id) WHERE (state = 'held'::text)
  CREATE UNIQUE INDEX case_held_mails_external_key_key ON public.case_held_mails USING btree (external_key)
  CREATE UNIQUE INDEX case_held_mails_pkey ON public.case_held_mails USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_held_mails.case_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_identifiers  row-level security forced
  id uuid not null
  case_id uuid not null
  root_cause_id uuid not null
  state text not null
  asked_at timestamp with time zone not null
  settled_at timestamp with time zone
  cve_key bytea
  sealed bytea
  CHECK ((state = ANY (ARRAY['asking'::text, 'reserved'::text, 'published'::text, 'rejected'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (id)
  UNIQUE (cve_key)
  CREATE UNIQUE INDEX case_identifiers_asking ON public.case_identifiers USING btree ((true)) WHERE (state = 'asking'::text)
  CREATE UNIQUE INDEX case_identifiers_cve_key_key ON public.case_identifiers USING btree (cve_key)
  CREATE UNIQUE INDEX case_identifiers_one ON public.case_identifiers USING btree (case_id, root_cause_id) WHERE (state <> 'rejected'::text)
  CREATE UNIQUE INDEX case_identifiers_pkey ON public.case_identifiers USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_identifiers.case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_messages  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  thread_id uuid not null
  party_id uuid
  via text not null
  external_key bytea
  at timestamp with time zone not null default now()
  sealed bytea not null
  CHECK ((via = ANY (ARRAY['screen'::text, 'e-mail'::text, 'house'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (thread_id) REFERENCES case_threads(id)
  PRIMARY KEY (id)
  UNIQUE (external_key)
  CREATE INDEX case_messages_by_party ON public.case_messages USING btree (party_id, at) WHERE (party_id IS NOT NULL)
  CREATE INDEX case_messages_by_thread ON public.case_messages USING btree (thread_id, "position")
  CREATE UNIQUE INDEX case_messages_external_key_key ON public.case_messages USING btree (external_key)
  CREATE UNIQUE INDEX case_messages_pkey ON public.case_messages USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM case_threads t
  WHERE (t.id = case_messages.thread_id)))
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
  introduced boolean not null default false
  told_at timestamp with time zone
  answered_at timestamp with time zone
  contact_sealed bytea
  credit_sealed bytea
  last_resort boolean not null default false
  read_in text[] not null default '{}'::text[]
  read_in_by uuid
  read_in_at timestamp with time zone
  read_in_sealed bytea
  removed_at timestamp with time zone
  CHECK (((read_in = '{}'::text[]) = (read_in_at IS NULL)))
  CHECK ((role = ANY (ARRAY['discoverer'::text, 'maintainer'::text, 'vendor'::text, 'downstream'::text, 'coordinator'::text, 'member'::text])))
  CHECK ((status = ANY (ARRAY['silent'::text, 'affected'::text, 'not affected'::text, 'fixed'::text, 'under investigation'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  FOREIGN KEY (read_in_by) REFERENCES accounts(id)
  PRIMARY KEY (id)
  CREATE INDEX case_parties_by_case ON public.case_parties USING btree (case_id)
  CREATE INDEX case_parties_by_organisation ON public.case_parties USING btree (organisation_id)
  CREATE UNIQUE INDEX case_parties_once ON public.case_parties USING btree (case_id, role, organisation_id) WHERE ((organisation_id IS NOT NULL) AND (removed_at IS NULL))
  CREATE UNIQUE INDEX case_parties_pkey ON public.case_parties USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_parties.case_id))) AND (tocsin_has_role('coordinator'::text) OR (organisation_id = tocsin_org()) OR (role = 'coordinator'::text) OR introduced OR (id = ANY (( SELECT tocsin_met_parties() AS tocsin_met_parties)::uuid[]))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_reply_addresses  row-level security forced
  token_key bytea not null
  case_id uuid not null
  party_id uuid not null
  thread_id uuid
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (thread_id) REFERENCES case_threads(id)
  PRIMARY KEY (token_key)
  CREATE UNIQUE INDEX case_reply_addresses_pkey ON public.case_reply_addresses USING btree (token_key)
  policy house for ALL to tocsin_system using true with check true
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

table case_signals  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  kind text not null
  at timestamp with time zone not null default now()
  sealed bytea not null
  CHECK ((kind = ANY (ARRAY['leak'::text, 'exploitation'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (id)
  CREATE INDEX case_signals_by_case ON public.case_signals USING btree (case_id, "position")
  CREATE UNIQUE INDEX case_signals_pkey ON public.case_signals USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_signals.case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_statements  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  party_id uuid not null
  product_key bytea not null
  status text not null
  sealed bytea not null
  at timestamp with time zone not null default now()
  CHECK ((status = ANY (ARRAY['affected'::text, 'not affected'::text, 'fixed'::text, 'under investigation'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  UNIQUE (party_id, product_key)
  CREATE INDEX case_statements_by_case ON public.case_statements USING btree (case_id)
  CREATE UNIQUE INDEX case_statements_party_id_product_key_key ON public.case_statements USING btree (party_id, product_key)
  CREATE UNIQUE INDEX case_statements_pkey ON public.case_statements USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM case_parties p
  WHERE (p.id = case_statements.party_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_thread_parties  row-level security forced
  thread_id uuid not null
  party_id uuid not null
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (thread_id) REFERENCES case_threads(id)
  PRIMARY KEY (thread_id, party_id)
  CREATE INDEX case_thread_parties_by_party ON public.case_thread_parties USING btree (party_id)
  CREATE UNIQUE INDEX case_thread_parties_pkey ON public.case_thread_parties USING btree (thread_id, party_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM case_threads t
  WHERE (t.id = case_thread_parties.thread_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_threads  row-level security forced
  id uuid not null
  case_id uuid not null
  for_all boolean not null default false
  messages integer not null default 0
  last_at timestamp with time zone not null default now()
  sealed bytea not null
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (id)
  CREATE INDEX case_threads_by_case ON public.case_threads USING btree (case_id, last_at DESC)
  CREATE UNIQUE INDEX case_threads_pkey ON public.case_threads USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_threads.case_id))) AND (tocsin_has_role('coordinator'::text) OR (id = ANY (( SELECT tocsin_own_threads() AS tocsin_own_threads)::uuid[]))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table case_timeline  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  at timestamp with time zone not null default now()
  for_coordinators boolean not null default false
  sealed bytea not null
  party_id uuid
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  CREATE INDEX case_timeline_by_case ON public.case_timeline USING btree (case_id, "position")
  CREATE UNIQUE INDEX case_timeline_pkey ON public.case_timeline USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = case_timeline.case_id))) AND (tocsin_has_role('coordinator'::text) OR (NOT for_coordinators) OR (party_id = ANY (( SELECT tocsin_own_parties() AS tocsin_own_parties)::uuid[]))))
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
  disclosure_policy jsonb
  policy_zone text not null default 'Etc/UTC'::text
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

table deliveries  row-level security forced
  id uuid not null
  kind text not null
  state text not null default 'pending'::text
  source text not null
  recipient_id uuid not null
  organisation_id uuid
  owner_kind text not null
  owner_id uuid not null
  attempts smallint not null default 0
  next_at timestamp with time zone not null
  created_at timestamp with time zone not null
  settled_at timestamp with time zone
  address_sealed bytea
  sealed bytea
  error_sealed bytea
  CHECK ((kind = ANY (ARRAY['e-mail'::text, 'webhook'::text])))
  CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'dead'::text, 'dropped'::text])))
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  UNIQUE (source, recipient_id)
  CREATE INDEX deliveries_by_recipient ON public.deliveries USING btree (recipient_id) WHERE (state <> 'sent'::text)
  CREATE INDEX deliveries_dead ON public.deliveries USING btree (id) WHERE (state = 'dead'::text)
  CREATE INDEX deliveries_due ON public.deliveries USING btree (next_at) WHERE (state = 'pending'::text)
  CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (id)
  CREATE UNIQUE INDEX deliveries_source_recipient_id_key ON public.deliveries USING btree (source, recipient_id)
  policy house for ALL to tocsin_system using true with check true
  policy member_readers for SELECT to tocsin_app using ((owner_kind = 'member'::text) AND (owner_id = tocsin_org()) AND tocsin_has_role('member'::text))
  policy readers for SELECT to tocsin_app using ((owner_kind = 'case'::text) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = deliveries.owner_id))) AND (tocsin_has_role('coordinator'::text) OR (organisation_id = tocsin_org())))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table dossiers  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  root_cause_id uuid not null
  party_id uuid not null
  project_key bytea not null
  queued_at timestamp with time zone not null default now()
  sent_at timestamp with time zone
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (root_cause_id) REFERENCES root_causes(id)
  PRIMARY KEY (id)
  UNIQUE (root_cause_id, party_id)
  CREATE INDEX dossiers_by_case ON public.dossiers USING btree (case_id)
  CREATE UNIQUE INDEX dossiers_pkey ON public.dossiers USING btree (id)
  CREATE UNIQUE INDEX dossiers_root_cause_id_party_id_key ON public.dossiers USING btree (root_cause_id, party_id)
  CREATE INDEX dossiers_sent ON public.dossiers USING btree (project_key, sent_at) WHERE (sent_at IS NOT NULL)
  CREATE INDEX dossiers_waiting ON public.dossiers USING btree (project_key, "position") WHERE (sent_at IS NULL)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = dossiers.case_id))) AND (tocsin_has_role('coordinator'::text) OR ((sent_at IS NOT NULL) AND (party_id = ANY (( SELECT tocsin_own_parties() AS tocsin_own_parties)::uuid[])))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table embargo_answers  row-level security forced
  proposal_id uuid not null
  party_id uuid not null
  answer text not null
  at timestamp with time zone not null default now()
  sealed bytea not null
  CHECK ((answer = ANY (ARRAY['agree'::text, 'decline'::text])))
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  FOREIGN KEY (proposal_id) REFERENCES embargo_proposals(id)
  PRIMARY KEY (proposal_id, party_id)
  CREATE INDEX embargo_answers_by_party ON public.embargo_answers USING btree (party_id, at)
  CREATE UNIQUE INDEX embargo_answers_pkey ON public.embargo_answers USING btree (proposal_id, party_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM embargo_proposals e
  WHERE (e.id = embargo_answers.proposal_id))) AND (tocsin_has_role('coordinator'::text) OR (party_id = ANY (( SELECT tocsin_own_parties() AS tocsin_own_parties)::uuid[]))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table embargo_proposals  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  party_id uuid
  ends_at timestamp with time zone not null
  cause text not null
  state text not null default 'open'::text
  at timestamp with time zone not null default now()
  settled_at timestamp with time zone
  sealed bytea not null
  CHECK ((cause = ANY (ARRAY['first'::text, 'later'::text, 'earlier'::text, 'leak'::text, 'exploitation'::text, 'collisions'::text])))
  CHECK ((state = ANY (ARRAY['open'::text, 'agreed'::text, 'declined'::text, 'superseded'::text, 'imposed'::text])))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  CREATE INDEX embargo_proposals_by_case ON public.embargo_proposals USING btree (case_id, "position")
  CREATE UNIQUE INDEX embargo_proposals_open ON public.embargo_proposals USING btree (case_id) WHERE (state = 'open'::text)
  CREATE UNIQUE INDEX embargo_proposals_pkey ON public.embargo_proposals USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = embargo_proposals.case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table epss_scores  row-level security forced
  source text not null
  cve text not null
  epss double precision not null
  percentile double precision not null
  provider text not null
  as_of date not null
  CHECK (((epss >= (0)::double precision) AND (epss <= (1)::double precision)))
  CHECK (((percentile >= (0)::double precision) AND (percentile <= (1)::double precision)))
  PRIMARY KEY (source, cve)
  CREATE INDEX epss_scores_by_cve ON public.epss_scores USING btree (cve)
  CREATE UNIQUE INDEX epss_scores_pkey ON public.epss_scores USING btree (source, cve)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
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

table exposures  row-level security forced
  id uuid not null
  organisation_id uuid not null
  inventory_id uuid not null
  asset_id uuid not null
  component_id uuid not null
  vulnerability_key bytea not null
  identifiers bytea[] not null
  case_id uuid
  tlp smallint not null
  verdict text not null
  suppressed boolean not null default false
  reported text
  reported_at timestamp with time zone
  reopened_at timestamp with time zone
  state text not null
  band text not null
  score smallint not null
  due_at timestamp with time zone
  found_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  sealed bytea not null
  explained bytea not null
  CHECK ((band = ANY (ARRAY['immediate'::text, 'out-of-cycle'::text, 'scheduled'::text, 'defer'::text, 'unknown'::text])))
  CHECK ((reported = ANY (ARRAY['planned'::text, 'mitigated'::text, 'deployed'::text, 'not affected'::text, 'accepted'::text])))
  CHECK ((state = ANY (ARRAY['open'::text, 'unsure'::text, 'suppressed'::text, 'mended'::text, 'closed'::text])))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  CHECK ((verdict = ANY (ARRAY['affected'::text, 'unknown'::text, 'not affected'::text, 'gone'::text])))
  FOREIGN KEY (asset_id) REFERENCES member_assets(id)
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (component_id) REFERENCES inventory_components(id) ON DELETE CASCADE
  FOREIGN KEY (inventory_id) REFERENCES inventories(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  UNIQUE (component_id, vulnerability_key)
  CREATE INDEX exposures_by_asset ON public.exposures USING btree (asset_id)
  CREATE INDEX exposures_by_case ON public.exposures USING btree (case_id) WHERE (case_id IS NOT NULL)
  CREATE INDEX exposures_by_identifier ON public.exposures USING gin (identifiers)
  CREATE INDEX exposures_by_inventory ON public.exposures USING btree (inventory_id, state)
  CREATE INDEX exposures_by_urgency ON public.exposures USING btree (organisation_id, state, score DESC, id DESC)
  CREATE INDEX exposures_by_vulnerability ON public.exposures USING btree (vulnerability_key, organisation_id)
  CREATE UNIQUE INDEX exposures_component_id_vulnerability_key_key ON public.exposures USING btree (component_id, vulnerability_key)
  CREATE UNIQUE INDEX exposures_pkey ON public.exposures USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text) AND (tlp <= ( SELECT tocsin_member_ceiling() AS tocsin_member_ceiling)) AND ((case_id IS NULL) OR tocsin_granted('case'::text, case_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table feeds  row-level security forced
  name text not null
  mode text not null default 'off'::text
  etag text
  last_modified text
  mark text
  as_of timestamp with time zone
  cursor jsonb
  progressed_at timestamp with time zone
  not_before timestamp with time zone
  last_attempt_at timestamp with time zone
  last_success_at timestamp with time zone
  failing_since timestamp with time zone
  last_error text
  last_run jsonb
  CHECK ((mode = ANY (ARRAY['off'::text, 'file'::text, 'fetch'::text])))
  PRIMARY KEY (name)
  CREATE UNIQUE INDEX feeds_pkey ON public.feeds USING btree (name)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
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
  policy readers for SELECT to tocsin_app using ((tocsin_cleared(tlp, compartment) AND ((organisation_id = tocsin_org()) OR tocsin_has_role('coordinator'::text))) OR ((tlp <= tocsin_tlp()) AND (EXISTS ( SELECT
   FROM memberships m
  WHERE ((m.finding_id = findings.id) AND tocsin_granted('root cause'::text, m.root_cause_id) AND (tocsin_cleared(findings.tlp, findings.compartment) OR tocsin_cleared_with(findings.tlp, findings.compartment, tocsin_read_into_root_cause(m.root_cause_id))))))))
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

table house_ranges  row-level security forced
  case_id uuid not null
  name_key bytea not null
  public boolean not null
  sealed bytea not null
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (case_id, name_key)
  CREATE INDEX house_ranges_by_name ON public.house_ranges USING btree (name_key)
  CREATE UNIQUE INDEX house_ranges_pkey ON public.house_ranges USING btree (case_id, name_key)
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

table inventories  row-level security forced
  id uuid not null
  organisation_id uuid not null
  asset_id uuid not null
  name_key bytea not null
  form text not null
  revision integer not null default 0
  components integer not null default 0
  created_at timestamp with time zone not null
  imported_at timestamp with time zone
  sealed bytea not null
  FOREIGN KEY (asset_id) REFERENCES member_assets(id)
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  UNIQUE (asset_id, name_key)
  CREATE UNIQUE INDEX inventories_asset_id_name_key_key ON public.inventories USING btree (asset_id, name_key)
  CREATE INDEX inventories_by_organisation ON public.inventories USING btree (organisation_id, id)
  CREATE UNIQUE INDEX inventories_pkey ON public.inventories USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table inventory_arrivals  row-level security forced
  inventory_id uuid not null
  organisation_id uuid not null
  place integer not null
  id uuid not null
  identity bytea not null
  digest bytea not null
  keys bytea[] not null
  kind text not null
  words_key bytea
  sealed bytea not null
  PRIMARY KEY (inventory_id, place)
  CREATE UNIQUE INDEX inventory_arrivals_pkey ON public.inventory_arrivals USING btree (inventory_id, place)
  policy house for ALL to tocsin_system using true with check true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table inventory_components  row-level security forced
  id uuid not null
  organisation_id uuid not null
  inventory_id uuid not null
  identity bytea not null
  digest bytea not null
  keys bytea[] not null
  kind text not null
  words_key bytea
  sealed bytea not null
  first_seen timestamp with time zone not null
  removed_at timestamp with time zone
  looked_at timestamp with time zone
  CHECK ((kind = ANY (ARRAY['package'::text, 'product'::text, 'other'::text])))
  FOREIGN KEY (inventory_id) REFERENCES inventories(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  CREATE INDEX inventory_components_by_key ON public.inventory_components USING gin (keys) WHERE (removed_at IS NULL)
  CREATE INDEX inventory_components_by_words ON public.inventory_components USING btree (organisation_id, words_key) WHERE (words_key IS NOT NULL)
  CREATE INDEX inventory_components_in_order ON public.inventory_components USING btree (inventory_id, id)
  CREATE UNIQUE INDEX inventory_components_pkey ON public.inventory_components USING btree (id)
  CREATE UNIQUE INDEX inventory_components_standing ON public.inventory_components USING btree (inventory_id, digest) WHERE (removed_at IS NULL)
  CREATE INDEX inventory_components_to_look ON public.inventory_components USING btree (inventory_id, id) WHERE (looked_at IS NULL)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table inventory_documents  row-level security forced
  inventory_id uuid not null
  organisation_id uuid not null
  revision integer not null
  place integer not null
  sealed bytea not null
  FOREIGN KEY (inventory_id) REFERENCES inventories(id) ON DELETE CASCADE
  PRIMARY KEY (inventory_id, revision, place)
  CREATE UNIQUE INDEX inventory_documents_pkey ON public.inventory_documents USING btree (inventory_id, revision, place)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table inventory_imports  row-level security forced
  inventory_id uuid not null
  organisation_id uuid not null
  revision integer not null
  at timestamp with time zone not null
  holder uuid not null
  renewed_at timestamp with time zone not null
  ended_at timestamp with time zone
  added integer not null default 0
  removed integer not null default 0
  changed integer not null default 0
  same integer not null default 0
  FOREIGN KEY (inventory_id) REFERENCES inventories(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (inventory_id, revision)
  CREATE INDEX inventory_imports_open ON public.inventory_imports USING btree (inventory_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX inventory_imports_pkey ON public.inventory_imports USING btree (inventory_id, revision)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
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

table kev_entries  row-level security forced
  source text not null
  cve text not null
  listed boolean not null
  date_added date
  due_date date
  ransomware boolean
  name text
  provider text not null
  as_of timestamp with time zone not null
  vendor text
  product text
  PRIMARY KEY (source, cve)
  CREATE INDEX kev_entries_by_cve ON public.kev_entries USING btree (cve)
  CREATE UNIQUE INDEX kev_entries_pkey ON public.kev_entries USING btree (source, cve)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table known_products  row-level security forced
  space text not null
  name text not null
  source text not null
  vendor text not null
  product text not null
  cpe text
  PRIMARY KEY (space, name, source)
  CREATE UNIQUE INDEX known_products_pkey ON public.known_products USING btree (space, name, source)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table last_resort_maintainers  row-level security forced
  id uuid not null
  name_key bytea not null
  organisation_id uuid
  ecosystems text[] not null
  registered_by uuid
  registered_at timestamp with time zone not null
  sealed bytea not null
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  FOREIGN KEY (registered_by) REFERENCES accounts(id)
  PRIMARY KEY (id)
  UNIQUE (name_key)
  CREATE UNIQUE INDEX last_resort_maintainers_name_key_key ON public.last_resort_maintainers USING btree (name_key)
  CREATE UNIQUE INDEX last_resort_maintainers_pkey ON public.last_resort_maintainers USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_has_role('coordinator'::text) OR (organisation_id = tocsin_org()))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table member_assets  row-level security forced
  id uuid not null
  organisation_id uuid not null
  site_id uuid
  quantity integer not null default 1
  exposure text
  name_key bytea not null
  sealed bytea not null
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  CHECK ((exposure = ANY (ARRAY['public'::text, 'internal'::text, 'isolated'::text])))
  CHECK ((quantity > 0))
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  FOREIGN KEY (site_id) REFERENCES member_sites(id)
  PRIMARY KEY (id)
  CREATE INDEX member_assets_by_name ON public.member_assets USING btree (organisation_id, name_key)
  CREATE INDEX member_assets_by_organisation ON public.member_assets USING btree (organisation_id, id)
  CREATE INDEX member_assets_by_site ON public.member_assets USING btree (site_id) WHERE (site_id IS NOT NULL)
  CREATE UNIQUE INDEX member_assets_pkey ON public.member_assets USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table member_sites  row-level security forced
  id uuid not null
  organisation_id uuid not null
  sealed bytea not null
  created_at timestamp with time zone not null
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  CREATE INDEX member_sites_by_organisation ON public.member_sites USING btree (organisation_id, id)
  CREATE UNIQUE INDEX member_sites_pkey ON public.member_sites USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table member_statements  row-level security forced
  id uuid not null
  organisation_id uuid not null
  vulnerability_key bytea not null
  digest bytea not null
  inventory_id uuid
  at timestamp with time zone not null
  sealed bytea not null
  FOREIGN KEY (inventory_id) REFERENCES inventories(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  UNIQUE (organisation_id, vulnerability_key, digest)
  CREATE INDEX member_statements_by_inventory ON public.member_statements USING btree (inventory_id) WHERE (inventory_id IS NOT NULL)
  CREATE UNIQUE INDEX member_statements_organisation_id_vulnerability_key_digest_key ON public.member_statements USING btree (organisation_id, vulnerability_key, digest)
  CREATE UNIQUE INDEX member_statements_pkey ON public.member_statements USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table members  row-level security forced
  organisation_id uuid not null
  kind text not null
  sectors text[] not null default '{}'::text[]
  small boolean not null default false
  zone text not null default 'Etc/UTC'::text
  tlp smallint not null default 2
  sealed bytea not null
  joined_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  CHECK ((kind = ANY (ARRAY['federal civilian agency'::text, 'national security'::text, 'state'::text, 'local'::text, 'tribal'::text, 'territorial'::text, 'critical infrastructure'::text, 'other'::text])))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (organisation_id)
  CREATE UNIQUE INDEX members_pkey ON public.members USING btree (organisation_id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) OR tocsin_has_role('coordinator'::text))
  grant SELECT to tocsin_app
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
  policy member_keys for SELECT to tocsin_app using ((owner_kind = 'member'::text) AND (owner_id = tocsin_org()) AND tocsin_has_role('member'::text))
  policy patch_chain_keys for SELECT to tocsin_app using ((owner_kind = 'patch chain'::text) AND (EXISTS ( SELECT
   FROM patch_chains p
  WHERE (p.id = owner_keys.owner_id))))
  policy reproduction_keys for SELECT to tocsin_app using ((owner_kind = 'reproduction'::text) AND (EXISTS ( SELECT
   FROM reproductions r
  WHERE (r.id = owner_keys.owner_id))))
  policy root_cause_keys for SELECT to tocsin_app using ((owner_kind = 'root cause'::text) AND (EXISTS ( SELECT
   FROM root_causes r
  WHERE (r.id = owner_keys.owner_id))))
  policy scan_claim_keys for SELECT to tocsin_app using ((owner_kind = 'scan claim'::text) AND (EXISTS ( SELECT
   FROM scan_claims c
  WHERE (c.id = owner_keys.owner_id))))
  policy webhook_keys for SELECT to tocsin_app using ((owner_kind = 'webhook'::text) AND (EXISTS ( SELECT
   FROM webhooks w
  WHERE (w.id = owner_keys.owner_id))))
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

table patch_chains  row-level security forced
  id uuid not null
  vulnerability_key bytea not null
  root_cause_id uuid
  case_id uuid
  tlp smallint not null
  public boolean not null default false
  opened_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  sealed bytea not null
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  PRIMARY KEY (id)
  UNIQUE (vulnerability_key)
  CREATE INDEX patch_chains_by_root_cause ON public.patch_chains USING btree (root_cause_id)
  CREATE INDEX patch_chains_in_order ON public.patch_chains USING btree (updated_at DESC, id DESC)
  CREATE UNIQUE INDEX patch_chains_pkey ON public.patch_chains USING btree (id)
  CREATE UNIQUE INDEX patch_chains_vulnerability_key_key ON public.patch_chains USING btree (vulnerability_key)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((public AND (tlp <= tocsin_tlp()) AND ((case_id IS NOT NULL) OR tocsin_has_role('coordinator'::text) OR tocsin_has_role('overseer'::text) OR (EXISTS ( SELECT
   FROM exposures e
  WHERE (e.vulnerability_key = patch_chains.vulnerability_key))))) OR ((case_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = patch_chains.case_id)))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table patch_stages  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  chain_id uuid not null
  stage text not null
  at timestamp with time zone not null
  bypassed_at timestamp with time zone
  where_key bytea not null
  sealed bytea not null
  CHECK ((stage = ANY (ARRAY['candidate'::text, 'certified'::text, 'upstream'::text, 'released'::text, 'distributions'::text])))
  FOREIGN KEY (chain_id) REFERENCES patch_chains(id) ON DELETE CASCADE
  PRIMARY KEY (id)
  UNIQUE (chain_id, where_key)
  CREATE INDEX patch_stages_by_chain ON public.patch_stages USING btree (chain_id, "position")
  CREATE UNIQUE INDEX patch_stages_chain_id_where_key_key ON public.patch_stages USING btree (chain_id, where_key)
  CREATE UNIQUE INDEX patch_stages_pkey ON public.patch_stages USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM patch_chains p
  WHERE (p.id = patch_stages.chain_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table product_questions  row-level security forced
  id uuid not null
  organisation_id uuid not null
  words_key bytea not null
  state text not null
  confidence real not null
  sealed bytea not null
  asked_at timestamp with time zone not null
  answered_at timestamp with time zone
  CHECK ((state = ANY (ARRAY['certain'::text, 'asked'::text, 'unmatched'::text, 'confirmed'::text, 'named'::text, 'refused'::text])))
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  UNIQUE (organisation_id, words_key)
  CREATE INDEX product_questions_by_state ON public.product_questions USING btree (organisation_id, state, id)
  CREATE INDEX product_questions_in_order ON public.product_questions USING btree (organisation_id, id)
  CREATE UNIQUE INDEX product_questions_organisation_id_words_key_key ON public.product_questions USING btree (organisation_id, words_key)
  CREATE UNIQUE INDEX product_questions_pkey ON public.product_questions USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) AND tocsin_has_role('member'::text))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table project_maintainers  row-level security forced
  id uuid not null
  keys bytea[] not null
  organisation_id uuid not null
  named_by uuid
  named_at timestamp with time zone not null
  sealed bytea not null
  FOREIGN KEY (named_by) REFERENCES accounts(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX project_maintainers_by_key ON public.project_maintainers USING gin (keys)
  CREATE UNIQUE INDEX project_maintainers_pkey ON public.project_maintainers USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table project_rules  row-level security forced
  id uuid not null
  keys bytea[] not null
  organisation_id uuid not null
  account_id uuid
  set_at timestamp with time zone not null
  sealed bytea not null
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX project_rules_by_key ON public.project_rules USING gin (keys)
  CREATE UNIQUE INDEX project_rules_pkey ON public.project_rules USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table release_steps  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  case_id uuid not null
  party_id uuid
  minutes integer not null
  ready_at timestamp with time zone
  done_at timestamp with time zone
  sealed bytea not null
  CHECK (((minutes >= '-43200'::integer) AND (minutes <= 43200)))
  FOREIGN KEY (case_id) REFERENCES cases(id)
  FOREIGN KEY (party_id) REFERENCES case_parties(id)
  PRIMARY KEY (id)
  CREATE INDEX release_steps_by_case ON public.release_steps USING btree (case_id, minutes)
  CREATE UNIQUE INDEX release_steps_pkey ON public.release_steps USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = release_steps.case_id))) AND (tocsin_has_role('coordinator'::text) OR (party_id IS NULL) OR (party_id = ANY (( SELECT tocsin_own_parties() AS tocsin_own_parties)::uuid[]))))
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
  policy readers for SELECT to tocsin_app using ((purpose = 'finding'::text) AND (EXISTS ( SELECT
   FROM findings f
  WHERE (f.id = reproductions.finding_id))) AND (tocsin_cleared(tlp, compartment) OR tocsin_cleared_with(tlp, compartment, tocsin_read_into_finding(finding_id))))
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
  policy readers for SELECT to tocsin_app using ((tocsin_cleared(tlp, compartment) AND (tocsin_has_role('coordinator'::text) OR tocsin_granted('root cause'::text, id))) OR ((tlp <= tocsin_tlp()) AND tocsin_granted('root cause'::text, id) AND tocsin_cleared_with(tlp, compartment, tocsin_read_into_root_cause(id))))
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

table scan_claim_joins  row-level security forced
  id uuid not null
  claim_id uuid not null
  organisation_id uuid not null
  account_id uuid
  state text not null
  asked_at timestamp with time zone not null
  decided_at timestamp with time zone
  CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text])))
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (claim_id) REFERENCES scan_claims(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  UNIQUE (claim_id, organisation_id)
  CREATE UNIQUE INDEX scan_claim_joins_claim_id_organisation_id_key ON public.scan_claim_joins USING btree (claim_id, organisation_id)
  CREATE UNIQUE INDEX scan_claim_joins_pkey ON public.scan_claim_joins USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using ((organisation_id = tocsin_org()) OR (EXISTS ( SELECT
   FROM scan_claims c
  WHERE (c.id = scan_claim_joins.claim_id))))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table scan_claims  row-level security forced
  id uuid not null
  handle uuid not null
  organisation_id uuid not null
  account_id uuid
  keys bytea[] not null
  window_from timestamp with time zone not null
  window_to timestamp with time zone not null
  lease_seconds integer not null
  lease_until timestamp with time zone not null
  show text not null
  joinable boolean not null
  share_coverage boolean not null
  tlp smallint not null
  compartment text
  taken_at timestamp with time zone not null
  lapse_seen_at timestamp with time zone
  ended_at timestamp with time zone
  sealed bytea not null
  end_sealed bytea
  CHECK ((window_to > window_from))
  CHECK ((lease_until <= window_to))
  CHECK (((ended_at IS NULL) = (end_sealed IS NULL)))
  CHECK ((lease_seconds > 0))
  CHECK ((show = ANY (ARRAY['taken'::text, 'method'::text, 'holder'::text])))
  CHECK (((tlp >= 0) AND (tlp <= 4)))
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  UNIQUE (handle)
  CREATE INDEX scan_claims_by_key ON public.scan_claims USING gin (keys)
  CREATE INDEX scan_claims_by_organisation ON public.scan_claims USING btree (organisation_id, id)
  CREATE UNIQUE INDEX scan_claims_handle_key ON public.scan_claims USING btree (handle)
  CREATE UNIQUE INDEX scan_claims_pkey ON public.scan_claims USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (tocsin_cleared(tlp, compartment) AND ((organisation_id = tocsin_org()) OR tocsin_has_role('coordinator'::text) OR tocsin_granted('scan claim'::text, id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table scan_targets  row-level security forced
  id uuid not null
  target_key bytea not null
  keys bytea[] not null
  weight integer not null
  set_at timestamp with time zone not null
  sealed bytea not null
  PRIMARY KEY (id)
  UNIQUE (target_key)
  CREATE UNIQUE INDEX scan_targets_pkey ON public.scan_targets USING btree (id)
  CREATE UNIQUE INDEX scan_targets_target_key_key ON public.scan_targets USING btree (target_key)
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

table ssvc_points  row-level security forced
  source text not null
  cve text not null
  provider text not null
  point text not null
  value text not null
  basis text not null default 'published'::text
  as_of timestamp with time zone not null
  CHECK ((basis = ANY (ARRAY['published'::text, 'measured'::text, 'stated by a person'::text])))
  CHECK ((point = ANY (ARRAY['exploitation'::text, 'automatable'::text, 'technical impact'::text, 'mission'::text])))
  PRIMARY KEY (source, cve, provider, point)
  CREATE INDEX ssvc_points_by_cve ON public.ssvc_points USING btree (cve)
  CREATE UNIQUE INDEX ssvc_points_pkey ON public.ssvc_points USING btree (source, cve, provider, point)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table target_names  row-level security forced
  id uuid not null
  keys bytea[] not null
  organisation_id uuid not null
  account_id uuid
  stated_at timestamp with time zone not null
  sealed bytea not null
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX target_names_by_key ON public.target_names USING gin (keys)
  CREATE UNIQUE INDEX target_names_pkey ON public.target_names USING btree (id)
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

table uptake_reports  row-level security forced
  id uuid not null
  position bigint not null generated always as identity
  organisation_id uuid not null
  exposure_id uuid not null
  vulnerability_key bytea not null
  said text not null
  via text not null
  at timestamp with time zone not null
  sealed bytea not null
  CHECK ((said = ANY (ARRAY['planned'::text, 'mitigated'::text, 'deployed'::text, 'not affected'::text, 'accepted'::text, 'reopened'::text, 'gone'::text])))
  CHECK ((via = ANY (ARRAY['click'::text, 'api'::text, 'csv'::text, 'scanner'::text, 'inventory'::text, 'house'::text])))
  FOREIGN KEY (exposure_id) REFERENCES exposures(id) ON DELETE CASCADE
  FOREIGN KEY (organisation_id) REFERENCES members(organisation_id)
  PRIMARY KEY (id)
  CREATE INDEX uptake_reports_by_exposure ON public.uptake_reports USING btree (exposure_id, "position")
  CREATE UNIQUE INDEX uptake_reports_pkey ON public.uptake_reports USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using (EXISTS ( SELECT
   FROM exposures e
  WHERE (e.id = uptake_reports.exposure_id)))
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table vulnerability_aliases  row-level security forced
  source text not null
  id text not null
  other text not null
  relation text not null
  CHECK ((relation = ANY (ARRAY['alias'::text, 'related'::text, 'upstream'::text, 'mentions'::text])))
  FOREIGN KEY (source, id) REFERENCES vulnerability_records(source, id) ON DELETE CASCADE
  PRIMARY KEY (source, id, other, relation)
  CREATE INDEX vulnerability_aliases_by_other ON public.vulnerability_aliases USING btree (other)
  CREATE UNIQUE INDEX vulnerability_aliases_pkey ON public.vulnerability_aliases USING btree (source, id, other, relation)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table vulnerability_records  row-level security forced
  source text not null
  id text not null
  state text not null
  title text
  modified timestamp with time zone
  sha256 bytea not null
  body bytea not null
  taken_at timestamp with time zone not null default now()
  rules smallint not null default 1
  ratings jsonb
  CHECK ((state = ANY (ARRAY['published'::text, 'rejected'::text, 'withdrawn'::text])))
  PRIMARY KEY (source, id)
  CREATE INDEX vulnerability_records_by_id ON public.vulnerability_records USING btree (id, source)
  CREATE INDEX vulnerability_records_by_rules ON public.vulnerability_records USING btree (rules, source, id)
  CREATE UNIQUE INDEX vulnerability_records_pkey ON public.vulnerability_records USING btree (source, id)
  policy house for ALL to tocsin_system using true with check true
  policy readers for SELECT to tocsin_app using true
  grant SELECT to tocsin_app
  grant DELETE, INSERT, SELECT, UPDATE to tocsin_system

table webhooks  row-level security forced
  id uuid not null
  organisation_id uuid not null
  account_id uuid not null
  created_at timestamp with time zone not null
  dead_letters smallint not null default 0
  disabled_at timestamp with time zone
  sealed bytea not null
  FOREIGN KEY (account_id) REFERENCES accounts(id)
  FOREIGN KEY (organisation_id) REFERENCES organisations(id)
  PRIMARY KEY (id)
  CREATE INDEX webhooks_by_organisation ON public.webhooks USING btree (organisation_id)
  CREATE UNIQUE INDEX webhooks_pkey ON public.webhooks USING btree (id)
  policy house for ALL to tocsin_system using true with check true
  policy own for SELECT to tocsin_app using (organisation_id = tocsin_org())
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


CREATE OR REPLACE FUNCTION public.tocsin_case_clock(wanted uuid, OUT told timestamp with time zone, OUT coming boolean)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select min(told_at), coalesce(bool_or(status in ('affected', 'under investigation')), false) from case_parties
       where case_id = wanted and role in ('maintainer', 'vendor') and removed_at is null and tocsin_cleared_for_case(wanted)
         and (tocsin_has_role('coordinator') or tocsin_granted('case', wanted)) $function$
 -- owned by tocsin_system

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
       where c.case_id = wanted and not (tocsin_cleared(r.tlp, r.compartment)
         or tocsin_cleared_with(r.tlp, r.compartment, tocsin_read_into(wanted)))) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_cleared_for_root_cause(root_cause uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from root_causes r where r.id = root_cause and tocsin_cleared(r.tlp, r.compartment)) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_cleared_with(tlp smallint, compartment text, read_in text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select tlp <= tocsin_tlp() and (compartment is null or compartment <> '' and string_to_array(compartment, ',') <@
       (string_to_array(coalesce(current_setting('tocsin.compartments', true), ''), ',') || read_in)) $function$


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


CREATE OR REPLACE FUNCTION public.tocsin_member_ceiling()
 RETURNS smallint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select least(tocsin_tlp(), m.tlp) from members m where m.organisation_id = tocsin_org() $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_met_parties()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce(array_agg(distinct theirs.party_id), '{}') from case_parties p
       join case_thread_parties mine on mine.party_id = p.id
       join case_thread_parties theirs on theirs.thread_id = mine.thread_id
       where p.organisation_id = tocsin_org() and p.removed_at is null $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_org()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('tocsin.org', true), '')::uuid $function$


CREATE OR REPLACE FUNCTION public.tocsin_own_parties()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce(array_agg(id), '{}') from case_parties
       where organisation_id = tocsin_org() and removed_at is null $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_own_threads()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce(array_agg(id), '{}') from (
       select t.thread_id as id from case_thread_parties t join case_parties p on p.id = t.party_id
         where p.organisation_id = tocsin_org() and p.removed_at is null
       union select t.id from case_threads t join case_parties p on p.case_id = t.case_id
         where t.for_all and p.organisation_id = tocsin_org() and p.removed_at is null) own $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_owns_finding(finding uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from findings f where f.id = finding and f.organisation_id = tocsin_org()
       and tocsin_cleared(f.tlp, f.compartment)) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_read_into(wanted uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce(array_agg(distinct name), '{}') from case_parties p, unnest(p.read_in) name
       where p.case_id = wanted and p.organisation_id = tocsin_org() and p.removed_at is null
         and not tocsin_has_role('coordinator') $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_read_into_finding(wanted uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce((select tocsin_read_into_root_cause(m.root_cause_id) from memberships m
       where m.finding_id = wanted), '{}') $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_read_into_root_cause(wanted uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select coalesce((select tocsin_read_into(c.case_id) from case_root_causes c
       where c.root_cause_id = wanted and tocsin_granted('root cause', wanted)), '{}') $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_reads_membership(finding uuid, root_cause uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from findings f, root_causes r where f.id = finding and r.id = root_cause
       and (tocsin_cleared(f.tlp, f.compartment) and (f.organisation_id = tocsin_org()
              or tocsin_cleared(r.tlp, r.compartment)
                and (tocsin_has_role('coordinator') or tocsin_granted('root cause', root_cause)))
         or tocsin_granted('root cause', root_cause)
           and tocsin_cleared_with(f.tlp, f.compartment, tocsin_read_into_root_cause(root_cause))
           and tocsin_cleared_with(r.tlp, r.compartment, tocsin_read_into_root_cause(root_cause)))) $function$
 -- owned by tocsin_system

CREATE OR REPLACE FUNCTION public.tocsin_tlp()
 RETURNS smallint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('tocsin.tlp', true), '')::smallint, 0::smallint) $function$


