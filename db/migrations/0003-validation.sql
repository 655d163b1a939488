-- Reproductions. Recipe, plan, outcome, judgement and statement are sealed under the reproduction's own key.

create table builds (
  -- keyed hash of name and version, and of the content digest a runner asks by
  key bytea primary key,
  digest_key bytea not null,
  owner_id uuid not null,
  address bytea not null,
  fetched_at timestamptz not null default now()
);
create index builds_by_digest on builds (digest_key);

create table reproductions (
  id uuid primary key,
  -- finding: a report's own proof; trial: somebody tried something; cross: one proof against another's fix
  purpose text not null check (purpose in ('finding', 'trial', 'cross')),
  finding_id uuid references findings,
  organisation_id uuid references organisations,
  trial_token_hash bytea,
  tlp smallint not null default 2,
  compartment text,
  state text not null check (state in ('queued', 'preparing', 'ready', 'running', 'judged', 'waiting')),
  -- fencing token: raised by every claim, and an outcome for an older one is refused
  attempt integer not null default 0,
  oracle text not null,
  verdict text,
  falls integer,
  runs integer,
  driver text,
  recipe_address bytea not null,
  plan_address bytea,
  result_address bytea,
  -- what it waits for, in words without names
  waiting_for text,
  judge_version text,
  -- cross: keyed hash of the version whose fix is tried
  fix_key bytea,
  created_at timestamptz not null default now(),
  judged_at timestamptz
);
create index reproductions_by_finding on reproductions (finding_id, id);
create index reproductions_open on reproductions (state) where state <> 'judged';
create unique index reproductions_cross on reproductions (finding_id, fix_key) where purpose = 'cross';

-- A project's own words about what it does not count as a flaw, sealed under the house's key.
create table threat_models (
  package_key bytea primary key,
  sealed bytea not null,
  updated_at timestamptz not null default now()
);

-- A named person vouches for what cannot be run, or is being exploited now.
create table attestations (
  id uuid primary key,
  finding_id uuid not null references findings,
  account_id uuid not null references accounts,
  by_name text not null,
  reason text not null check (reason in ('cannot be run', 'exploited now')),
  statement_sealed bytea not null,
  at timestamptz not null default now()
);
create index attestations_by_finding on attestations (finding_id);

do $$ declare t text; begin
  foreach t in array array['builds','reproductions','threat_models','attestations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

create policy readers on builds for select to tocsin_app using (false);
create policy readers on threat_models for select to tocsin_app using (false);
-- A reproduction is read by whoever reads its finding; a trial only by its token, which the house checks.
create policy readers on reproductions for select to tocsin_app using (
  purpose = 'finding' and tocsin_cleared(tlp, compartment)
  and exists (select from findings f where f.id = reproductions.finding_id));
create policy readers on attestations for select to tocsin_app
  using (exists (select from findings f where f.id = attestations.finding_id));
create policy reproduction_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'reproduction' and exists (select from reproductions r where r.id = owner_id));
create policy reproduction_keys on blob_keys for select to tocsin_app
  using (owner_kind = 'reproduction' and exists (select from reproductions r where r.id = owner_id));
