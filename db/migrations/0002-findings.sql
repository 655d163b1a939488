-- Titles, text, proofs and package names of findings are sealed: what stands here in the clear is what
-- SECURITY.md lists, and keys are keyed hashes (blind index), useless without the house's secret.

create table findings (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  submitted_by uuid references accounts,
  -- keyed hash over discoverer and canonical bytes: the same report sent twice is one finding
  content_key bytea not null unique,
  form text not null check (form in ('native', 'sarif', 'csaf', 'markdown')),
  severity text not null,
  weakness text,
  family text,
  tlp smallint not null default 2 check (tlp between 0 and 4),
  compartment text check (compartment <> '' and compartment !~ ','),
  exploited boolean not null default false,
  has_recipe boolean not null,
  address bytea not null,
  package_key bytea,
  fingerprint_version smallint not null,
  -- kind byte and sixteen bytes of keyed hash, repeated
  fingerprints bytea not null,
  received_at timestamptz not null default now(),
  receipt_hash bytea unique
);
create index findings_by_org on findings (organisation_id, id);
create index findings_by_package on findings (package_key, id);

create table root_causes (
  id uuid primary key,
  -- sealed {title, package, sink}, by the root cause's own key
  sealed bytea not null,
  package_key bytea,
  weakness text,
  family text,
  severity text not null,
  tlp smallint not null default 2,
  -- every compartment its findings are in, joined with commas
  compartment text,
  verdict text not null default 'waiting',
  evidence_level text not null default 'claimed',
  finding_count integer not null default 0,
  collision_count integer not null default 0,
  -- kinds of fingerprint its members have, as a bit set: what is absent cannot contradict
  kinds integer not null default 0,
  rule_version smallint not null,
  merged_into uuid references root_causes,
  -- the case that coordinates it; set by modules/cases
  case_id uuid,
  first_reported_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index root_causes_by_update on root_causes (updated_at desc, id desc) where merged_into is null;
create index root_causes_by_collisions on root_causes (collision_count desc, id desc) where merged_into is null;
create index root_causes_by_package on root_causes (package_key);

-- Where a finding stands now. Derived, and recomputed under a newer rule unless a person decided.
create table memberships (
  finding_id uuid primary key references findings,
  root_cause_id uuid not null references root_causes,
  relation text not null check (relation in ('duplicate', 'subsumed', 'chain')),
  decided_by text not null check (decided_by in ('rule', 'replay', 'person')),
  rule_version smallint not null,
  score real not null,
  -- codes of the rule's reasons; the words are made when somebody reads them
  reasons jsonb not null,
  verdict text not null default 'waiting',
  evidence_level text not null default 'claimed'
);
create index memberships_by_root_cause on memberships (root_cause_id, finding_id);

create table root_cause_keys (
  kind smallint not null,
  key bytea not null,
  root_cause_id uuid not null references root_causes,
  members integer not null,
  primary key (kind, key, root_cause_id)
);
create index root_cause_keys_by_root_cause on root_cause_keys (root_cause_id);

create table near_misses (
  finding_id uuid not null references findings,
  root_cause_id uuid not null references root_causes,
  score real not null,
  reasons jsonb not null,
  primary key (finding_id, root_cause_id)
);
create index near_misses_by_root_cause on near_misses (root_cause_id);

create table root_cause_relations (
  from_id uuid not null references root_causes,
  to_id uuid not null references root_causes,
  relation text not null check (relation in ('subsumed', 'chain')),
  -- by the key of from_id
  explanation_sealed bytea not null,
  primary key (from_id, to_id)
);

-- What replay showed about a finding's proof, as a fingerprint: which known fix is the one that stops it
-- (kind 9), or that it triggers none of the package's known flaws (kind 15). `sealed` holds the fix's version.
create table finding_behaviours (
  finding_id uuid primary key references findings,
  kind smallint not null check (kind in (9, 15)),
  key bytea not null,
  sealed bytea,
  measured_at timestamptz not null default now()
);

-- What a person decided. `apart` keeps a finding out of a root cause whatever later rules say.
create table grouping_overrides (
  id uuid primary key,
  act text not null check (act in ('merge', 'unmerge', 'split')),
  finding_id uuid references findings,
  root_cause_id uuid not null references root_causes,
  other_root_cause_id uuid references root_causes,
  account_id uuid,
  by_name text not null,
  reason_sealed bytea not null,
  at timestamptz not null default now()
);
create index grouping_overrides_by_finding on grouping_overrides (finding_id);
create index grouping_overrides_by_root_cause on grouping_overrides (root_cause_id);

-- Words of title and package as keyed hashes; filled by a job, never by intake.
create table finding_terms (
  term bytea not null,
  finding_id uuid not null references findings,
  primary key (term, finding_id)
);

do $$ declare t text; begin
  foreach t in array array['findings','root_causes','memberships','root_cause_keys','near_misses',
    'root_cause_relations','grouping_overrides','finding_terms','finding_behaviours'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

-- Reads findings past their policy, so that the two policies do not call each other for ever.
create function tocsin_owns_finding(finding uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select exists (select from findings f where f.id = finding and f.organisation_id = tocsin_org()
       and tocsin_cleared(f.tlp, f.compartment)) $$;
create function tocsin_cleared_for_root_cause(root_cause uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select exists (select from root_causes r where r.id = root_cause and tocsin_cleared(r.tlp, r.compartment)) $$;
-- Where a finding stands is read by its discoverer, and by whoever may read both the finding and its root cause.
create function tocsin_reads_membership(finding uuid, root_cause uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select exists (select from findings f, root_causes r where f.id = finding and r.id = root_cause
       and tocsin_cleared(f.tlp, f.compartment)
       and (f.organisation_id = tocsin_org() or (tocsin_cleared(r.tlp, r.compartment)
            and (tocsin_has_role('coordinator') or tocsin_granted('root cause', root_cause))))) $$;

grant create on schema public to tocsin_system;
alter function tocsin_owns_finding(uuid) owner to tocsin_system;
alter function tocsin_cleared_for_root_cause(uuid) owner to tocsin_system;
alter function tocsin_reads_membership(uuid, uuid) owner to tocsin_system;
revoke create on schema public from tocsin_system;

-- A finding is read by its discoverer, by coordinators, and by parties of its root cause; always below the
-- reader's TLP ceiling and inside the reader's compartments.
create policy readers on findings for select to tocsin_app using (
  tocsin_cleared(tlp, compartment) and (organisation_id = tocsin_org() or tocsin_has_role('coordinator')
    or exists (select from memberships m where m.finding_id = findings.id and tocsin_granted('root cause', m.root_cause_id))));
create policy discoverers on findings for insert to tocsin_app
  with check (organisation_id = tocsin_org() and tocsin_cleared(tlp, compartment));
grant insert on findings to tocsin_app;
-- A root cause gathers several discoverers' findings: one of them alone does not read it.
create policy readers on root_causes for select to tocsin_app using (
  tocsin_cleared(tlp, compartment) and (tocsin_has_role('coordinator') or tocsin_granted('root cause', id)));
-- A function, not the findings policy: findings reads memberships, and policies must not recurse.
create policy readers on memberships for select to tocsin_app
  using (tocsin_reads_membership(finding_id, root_cause_id));
create policy readers on root_cause_keys for select to tocsin_app using (false);
create policy readers on near_misses for select to tocsin_app using (
  tocsin_has_role('coordinator') and tocsin_cleared_for_root_cause(root_cause_id)
  and exists (select from findings f where f.id = near_misses.finding_id));
create policy readers on root_cause_relations for select to tocsin_app using (
  tocsin_cleared_for_root_cause(from_id) and tocsin_cleared_for_root_cause(to_id) and tocsin_has_role('coordinator'));
create policy readers on grouping_overrides for select to tocsin_app using (
  tocsin_has_role('coordinator') and tocsin_cleared_for_root_cause(root_cause_id)
  and (other_root_cause_id is null or tocsin_cleared_for_root_cause(other_root_cause_id)));
create policy readers on finding_behaviours for select to tocsin_app using (false);
create policy readers on finding_terms for select to tocsin_app
  using (exists (select from findings f where f.id = finding_terms.finding_id));

-- Keys are readable where their owner is.
create policy finding_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'finding' and exists (select from findings f where f.id = owner_id));
create policy finding_keys on blob_keys for select to tocsin_app
  using (owner_kind = 'finding' and exists (select from findings f where f.id = owner_id));
create policy root_cause_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'root cause' and exists (select from root_causes r where r.id = owner_id));
-- A discoverer seals its own findings, each under its own address, and nothing else.
create policy finding_store on owner_keys for insert to tocsin_app with check (owner_kind = 'finding'
  and exists (select from findings f where f.id = owner_id and f.organisation_id = tocsin_org()));
create policy finding_store on blob_keys for insert to tocsin_app with check (owner_kind = 'finding'
  and exists (select from findings f where f.id = owner_id and f.organisation_id = tocsin_org()
    and f.address = blob_keys.address));
