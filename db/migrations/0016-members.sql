-- Members: who receives, what they run, what of it is affected, what they mended. What somebody runs is what an
-- attacker would pay for: names, versions and what they are exposed to are sealed under the member's key, and compared
-- through keyed hashes. In the clear stand states, bands, counts and instants (SECURITY.md lists them).

create table members (
  organisation_id uuid primary key references organisations,
  kind text not null check (kind in ('federal civilian agency', 'national security', 'state', 'local', 'tribal',
    'territorial', 'critical infrastructure', 'other')),
  -- codes of standards/members/sectors.ts; the heat map counts by them
  sectors text[] not null default '{}',
  -- nobody there does nothing but security: the ten actions come first
  small boolean not null default false,
  zone text not null default 'Etc/UTC',
  -- most restricted label that may be sent to it, whatever its accounts are cleared for
  tlp smallint not null default 2 check (tlp between 0 and 4),
  -- sealed {contacts, agreements}
  sealed bytea not null,
  joined_at timestamptz not null,
  updated_at timestamptz not null
);

create table member_sites (
  id uuid primary key,
  organisation_id uuid not null references members,
  -- sealed {name, place, zone}
  sealed bytea not null,
  created_at timestamptz not null
);
create index member_sites_by_organisation on member_sites (organisation_id, id);

-- A thing, or a group of like things with the same tags: what BOD 26-04 wants tagged.
create table member_assets (
  id uuid primary key,
  organisation_id uuid not null references members,
  site_id uuid references member_sites,
  quantity integer not null default 1 check (quantity > 0),
  -- null: nobody said
  exposure text check (exposure in ('public', 'internal', 'isolated')),
  -- keyed hash of its name: an import names the asset it belongs to
  name_key bytea not null,
  -- sealed {name, organisation, environment, assetType}
  sealed bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index member_assets_by_organisation on member_assets (organisation_id, id);
create index member_assets_by_name on member_assets (organisation_id, name_key);
create index member_assets_by_site on member_assets (site_id) where site_id is not null;

create table inventories (
  id uuid primary key,
  organisation_id uuid not null references members,
  asset_id uuid not null references member_assets,
  -- keyed hash of its name: sent once more for the same asset it is the same inventory
  name_key bytea not null,
  form text not null,
  -- of the import in force; 0: none ended yet, and nobody sees it
  revision integer not null default 0,
  components integer not null default 0,
  created_at timestamptz not null,
  imported_at timestamptz,
  -- sealed {name, fileName, distribution, problems, problemCount}
  sealed bytea not null,
  unique (asset_id, name_key)
);
create index inventories_by_organisation on inventories (organisation_id, id);
-- One import at a time. What it brings waits in inventory_arrivals until it has ended, and takes force in one
-- transaction: whatever breaks off before leaves the inventory as it was.
create table inventory_imports (
  inventory_id uuid not null references inventories on delete cascade,
  organisation_id uuid not null references members,
  revision integer not null,
  at timestamptz not null,
  -- which process imports, and when it last said that it lives
  holder uuid not null,
  renewed_at timestamptz not null,
  ended_at timestamptz,
  added integer not null default 0,
  removed integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  primary key (inventory_id, revision)
);
create index inventory_imports_open on inventory_imports (inventory_id) where ended_at is null;
-- Of the rows that come by the million each names its inventory alone as what it must not outlive: checking the
-- organisation of each again takes longer than writing it.
-- The document as it came, in pieces, each deflated and then sealed: what is exported is what was imported.
create table inventory_documents (
  inventory_id uuid not null references inventories on delete cascade,
  organisation_id uuid not null,
  revision integer not null,
  place integer not null,
  sealed bytea not null,
  primary key (inventory_id, revision, place)
);
-- What an import brings that does not stand there already.
create table inventory_arrivals (
  inventory_id uuid not null,
  organisation_id uuid not null,
  place integer not null,
  id uuid not null,
  identity bytea not null,
  digest bytea not null,
  keys bytea[] not null,
  kind text not null,
  words_key bytea,
  sealed bytea not null,
  primary key (inventory_id, place)
);

create table inventory_components (
  id uuid primary key,
  organisation_id uuid not null,
  inventory_id uuid not null references inventories on delete cascade,
  -- keyed hash of what it is, without its version: what follows it at the next import; several of one document may share it
  identity bytea not null,
  -- keyed hash of everything it says, and of the how-manieth it is that says so
  digest bytea not null,
  -- keyed hashes of the names it may be affected under (standards/matching/names.ts)
  keys bytea[] not null,
  kind text not null check (kind in ('package', 'product', 'other')),
  -- where nothing but somebody's words name it: their keyed hash, under which product_questions knows what they mean
  words_key bytea,
  -- sealed {component}
  sealed bytea not null,
  first_seen timestamptz not null,
  -- null: runs there now
  removed_at timestamptz,
  -- when exposure was last looked for; null: not yet since it came, changed or went
  looked_at timestamptz
);
create unique index inventory_components_standing on inventory_components (inventory_id, digest) where removed_at is null;
create index inventory_components_by_key on inventory_components using gin (keys) where removed_at is null;
create index inventory_components_to_look on inventory_components (inventory_id, id) where looked_at is null;
create index inventory_components_in_order on inventory_components (inventory_id, id);
create index inventory_components_by_words on inventory_components (organisation_id, words_key) where words_key is not null;

-- What a member's own words for a product mean: asked once, remembered for every import.
create table product_questions (
  id uuid primary key,
  organisation_id uuid not null references members,
  -- keyed hash of the words as written
  words_key bytea not null,
  state text not null check (state in ('certain', 'asked', 'unmatched', 'confirmed', 'named', 'refused')),
  -- 0 to 1, of the best candidate
  confidence real not null,
  -- sealed {vendor, name, question, candidates, takenFor}; takenFor {vendor, product} in the states certain, confirmed
  -- and named
  sealed bytea not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  unique (organisation_id, words_key)
);
create index product_questions_in_order on product_questions (organisation_id, id);
create index product_questions_by_state on product_questions (organisation_id, state, id);

-- One thing that runs and one vulnerability. What was found is the house's, what is said of it the member's.
create table exposures (
  id uuid primary key,
  organisation_id uuid not null references members,
  inventory_id uuid not null references inventories on delete cascade,
  asset_id uuid not null references member_assets,
  component_id uuid not null references inventory_components on delete cascade,
  -- keyed hash of the vulnerability's identifier, over the whole house
  vulnerability_key bytea not null,
  -- keyed hashes of every identifier it goes by: records' own, CVEs they name
  identifiers bytea[] not null,
  -- before publication: who is not on the case's roster does not learn of it
  case_id uuid references cases,
  tlp smallint not null check (tlp between 0 and 4),
  verdict text not null check (verdict in ('affected', 'unknown', 'not affected', 'gone')),
  -- a statement (VEX) says that it does not matter here
  suppressed boolean not null default false,
  -- what the member said last
  reported text check (reported in ('planned', 'mitigated', 'deployed', 'not affected', 'accepted')),
  reported_at timestamptz,
  -- a mended exposure that came back: the repair was bypassed, a scanner still sees it, an import shows the old version
  reopened_at timestamptz,
  state text not null check (state in ('open', 'unsure', 'suppressed', 'mended', 'closed')),
  band text not null check (band in ('immediate', 'out-of-cycle', 'scheduled', 'defer', 'unknown')),
  -- tenths of a point: a whole number compares and pages exactly
  score smallint not null,
  due_at timestamptz,
  found_at timestamptz not null,
  updated_at timestamptz not null,
  -- sealed {vulnerability, title, component, thing, fixedIn, scheme, rule, exploited, dueAt}: what lists and actions show
  sealed bytea not null,
  -- sealed {said, because, cves, ratings, urgency, vex, note}: why it is so
  explained bytea not null,
  unique (component_id, vulnerability_key)
);
create index exposures_by_urgency on exposures (organisation_id, state, score desc, id desc);
create index exposures_by_vulnerability on exposures (vulnerability_key, organisation_id);
create index exposures_by_identifier on exposures using gin (identifiers);
create index exposures_by_inventory on exposures (inventory_id, state);
create index exposures_by_case on exposures (case_id) where case_id is not null;
create index exposures_by_asset on exposures (asset_id);

-- Statements that products are not affected, or are: brought by a member for itself.
create table member_statements (
  id uuid primary key,
  organisation_id uuid not null references members,
  -- keyed hash of an identifier it names; a statement stands once under each
  vulnerability_key bytea not null,
  -- keyed hash of what it says: brought again it is the same
  digest bytea not null,
  -- of an inventory's own document: goes with it
  inventory_id uuid references inventories on delete cascade,
  at timestamptz not null,
  -- sealed {statement, components}: components by the name the statement has for them, where it stands in an inventory
  sealed bytea not null,
  unique (organisation_id, vulnerability_key, digest)
);
create index member_statements_by_inventory on member_statements (inventory_id) where inventory_id is not null;

-- What this house itself says is affected, by what it names: of published advisories, and of cases before that, which
-- their rosters alone may learn of. Sealed under the key of the case.
create table house_ranges (
  case_id uuid not null references cases,
  -- keyed hash of a name, as in inventory_components.keys
  name_key bytea not null,
  public boolean not null,
  -- sealed: the record with its ranges under this name
  sealed bytea not null,
  primary key (case_id, name_key)
);
create index house_ranges_by_name on house_ranges (name_key);

-- Names that public records say something new about, until somebody has looked who runs them.
create table affected_changes (
  kind text not null,
  space text not null,
  name text not null,
  primary key (kind, space, name)
);
-- What a record says of how bad it is: {cvss: [{vector, provider}], severity}
alter table vulnerability_records add column ratings jsonb;

-- What members said of each exposure, in order: nothing is overwritten.
create table uptake_reports (
  id uuid primary key,
  position bigint generated always as identity,
  organisation_id uuid not null references members,
  exposure_id uuid not null references exposures on delete cascade,
  vulnerability_key bytea not null,
  said text not null check (said in ('planned', 'mitigated', 'deployed', 'not affected', 'accepted', 'reopened',
    'gone')),
  via text not null check (via in ('click', 'api', 'csv', 'scanner', 'inventory', 'house')),
  at timestamptz not null,
  -- sealed {words, by}
  sealed bytea not null
);
create index uptake_reports_by_exposure on uptake_reports (exposure_id, position);

-- The way of a repair, by vulnerability: candidate, certified, upstream, released, distributions; deployed is counted.
create table patch_chains (
  id uuid primary key,
  vulnerability_key bytea not null unique,
  root_cause_id uuid,
  -- before publication it is shown to the case's roster alone
  case_id uuid references cases,
  tlp smallint not null check (tlp between 0 and 4),
  public boolean not null default false,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  -- sealed {vulnerability, title}
  sealed bytea not null
);
create index patch_chains_in_order on patch_chains (updated_at desc, id desc);
create index patch_chains_by_root_cause on patch_chains (root_cause_id);
create table patch_stages (
  id uuid primary key,
  position bigint generated always as identity,
  chain_id uuid not null references patch_chains on delete cascade,
  stage text not null check (stage in ('candidate', 'certified', 'upstream', 'released', 'distributions')),
  at timestamptz not null,
  -- a later finding got past it
  bypassed_at timestamptz,
  -- where it says so twice it is one: a keyed hash of {stage, where}
  where_key bytea not null,
  -- sealed {where, version, words, by}
  sealed bytea not null,
  unique (chain_id, where_key)
);
create index patch_stages_by_chain on patch_stages (chain_id, position);

create table alert_settings (
  organisation_id uuid primary key references members,
  mode text not null check (mode in ('immediate', 'daily', 'weekly', 'off')),
  -- what is less urgent waits for the digest
  at_least text not null check (at_least in ('immediate', 'out-of-cycle', 'scheduled', 'defer')),
  -- minutes after midnight in the member's zone; null: none
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  -- what is immediate rings at night too
  break_quiet boolean not null default true,
  digest_at smallint not null default 480 check (digest_at between 0 and 1439),
  last_digest_at timestamptz,
  -- hash of the token in the address of the RSS feed
  rss_hash bytea unique,
  -- sealed {emails}
  sealed bytea not null,
  updated_at timestamptz not null
);
create table alerts (
  id uuid primary key,
  position bigint generated always as identity,
  organisation_id uuid not null references members,
  exposure_id uuid not null references exposures on delete cascade,
  cause text not null check (cause in ('found', 'urgent', 'reopened', 'due')),
  band text not null,
  at timestamptz not null,
  -- null: waits for its hour, or for the digest
  told_at timestamptz,
  unique (exposure_id, cause, at)
);
create index alerts_waiting on alerts (organisation_id, position) where told_at is null;
create index alerts_in_order on alerts (organisation_id, position desc);

do $$ declare t text; begin
  foreach t in array array['members','member_sites','member_assets','inventories','inventory_imports',
    'inventory_documents','inventory_arrivals','inventory_components','product_questions','exposures',
    'member_statements','uptake_reports','patch_chains','patch_stages','alert_settings','alerts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

do $$ declare t text; begin
  foreach t in array array['house_ranges','affected_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
  end loop;
end $$;

-- What a member may be sent at most: its own ceiling and the account's; null for who is none. Asked once a statement
-- where a policy puts it into a subquery, not once a row.
create function tocsin_member_ceiling() returns smallint language sql stable security definer
  set search_path = public as
  $$ select least(tocsin_tlp(), m.tlp) from members m where m.organisation_id = tocsin_org() $$;
grant create on schema public to tocsin_system;
alter function tocsin_member_ceiling() owner to tocsin_system;
revoke create on schema public from tocsin_system;

-- A member is known to itself and to coordinators, who admit it. What it runs is known to itself alone: coordinators
-- get counts, made by the house.
create policy readers on members for select to tocsin_app
  using (organisation_id = tocsin_org() or tocsin_has_role('coordinator'));
do $$ declare t text; begin
  foreach t in array array['member_sites','member_assets','inventories','inventory_imports','inventory_documents',
    'inventory_components','product_questions','member_statements','alert_settings'] loop
    execute format($p$create policy readers on %I for select to tocsin_app
      using (organisation_id = tocsin_org() and tocsin_has_role('member'))$p$, t);
  end loop;
end $$;
create policy readers on exposures for select to tocsin_app using (
  organisation_id = tocsin_org() and tocsin_has_role('member') and tlp <= (select tocsin_member_ceiling())
  and (case_id is null or tocsin_granted('case', case_id)));
create policy readers on uptake_reports for select to tocsin_app
  using (exists (select from exposures e where e.id = uptake_reports.exposure_id));
create policy readers on alerts for select to tocsin_app
  using (exists (select from exposures e where e.id = alerts.exposure_id));
-- The repair of what only public records name has a chain because some member runs it: that one exists is told to
-- those who see counts, and to whoever is exposed as well.
create policy readers on patch_chains for select to tocsin_app using (
  (public and tlp <= tocsin_tlp() and (case_id is not null or tocsin_has_role('coordinator')
    or tocsin_has_role('overseer')
    or exists (select from exposures e where e.vulnerability_key = patch_chains.vulnerability_key)))
  or (case_id is not null and exists (select from cases c where c.id = patch_chains.case_id)));
create policy readers on patch_stages for select to tocsin_app
  using (exists (select from patch_chains p where p.id = patch_stages.chain_id));
-- What is sent to a member about its exposures is for itself.
create policy member_readers on deliveries for select to tocsin_app
  using (owner_kind = 'member' and owner_id = tocsin_org() and tocsin_has_role('member'));
create policy member_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'member' and owner_id = tocsin_org() and tocsin_has_role('member'));
create policy patch_chain_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'patch chain' and exists (select from patch_chains p where p.id = owner_id));
