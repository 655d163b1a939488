-- Scan claims: leases on targets before discovery. What a claim is on, and how, is sealed under the claim's key; the
-- names of its target stand as keyed hashes. In the clear: who holds it, its instants, its label.

create table scan_claims (
  id uuid primary key,
  -- what a rival may be told of it, to ask for a join; says nothing of when it was made
  handle uuid not null unique,
  organisation_id uuid not null references organisations,
  account_id uuid references accounts,
  -- identities of the target
  keys bytea[] not null,
  window_from timestamptz not null,
  window_to timestamptz not null check (window_to > window_from),
  lease_seconds integer not null check (lease_seconds > 0),
  -- the claim holds while this lies ahead and ended_at is null: no sweeper decides it
  lease_until timestamptz not null check (lease_until <= window_to),
  show text not null check (show in ('taken', 'method', 'holder')),
  joinable boolean not null,
  share_coverage boolean not null,
  tlp smallint not null check (tlp between 0 and 4),
  compartment text,
  taken_at timestamptz not null,
  -- when somebody first came upon it lapsed
  lapse_seen_at timestamptz,
  ended_at timestamptz,
  -- sealed {target, method, depth, tool, budget, note}
  sealed bytea not null,
  -- sealed {outcome, depthReached, words, findingIds}
  end_sealed bytea,
  check ((ended_at is null) = (end_sealed is null))
);
create index scan_claims_by_key on scan_claims using gin (keys);
create index scan_claims_by_organisation on scan_claims (organisation_id, id);

-- Organisations that asked to hold a claim together with its holder.
create table scan_claim_joins (
  id uuid primary key,
  claim_id uuid not null references scan_claims,
  organisation_id uuid not null references organisations,
  account_id uuid references accounts,
  state text not null check (state in ('asked', 'accepted', 'declined')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  unique (claim_id, organisation_id)
);

-- What coordinators want looked at.
create table scan_targets (
  id uuid primary key,
  -- one row a target
  target_key bytea not null unique,
  keys bytea[] not null,
  weight integer not null,
  set_at timestamptz not null,
  -- sealed {target, depth, reason}
  sealed bytea not null
);

-- What maintainers say of their project; the last word holds.
create table project_rules (
  id uuid primary key,
  keys bytea[] not null,
  organisation_id uuid not null references organisations,
  account_id uuid references accounts,
  set_at timestamptz not null,
  -- sealed {target, rules}
  sealed bytea not null
);
create index project_rules_by_key on project_rules using gin (keys);

-- Which organisation a coordinator named as maintainer of a project.
create table project_maintainers (
  id uuid primary key,
  keys bytea[] not null,
  organisation_id uuid not null references organisations,
  named_by uuid references accounts,
  named_at timestamptz not null,
  -- sealed {target}
  sealed bytea not null
);
create index project_maintainers_by_key on project_maintainers using gin (keys);

-- Statements that several names are one source; withdrawing one is deleting its row.
create table target_names (
  id uuid primary key,
  keys bytea[] not null,
  organisation_id uuid not null references organisations,
  account_id uuid references accounts,
  stated_at timestamptz not null,
  -- sealed {targets, reason}
  sealed bytea not null
);
create index target_names_by_key on target_names using gin (keys);

do $$ declare t text; begin
  foreach t in array array['scan_claims','scan_claim_joins','scan_targets','project_rules','project_maintainers','target_names'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
  end loop;
end $$;

-- A claim is read by its holder, by organisations that were let in, and by coordinators; all of them cleared for it.
-- Whether two claims overlap is found by the house, which tells a rival no more than it may.
grant select on scan_claims, scan_claim_joins to tocsin_app;
create policy readers on scan_claims for select to tocsin_app using (
  tocsin_cleared(tlp, compartment)
  and (organisation_id = tocsin_org() or tocsin_has_role('coordinator') or tocsin_granted('scan claim', id)));
create policy readers on scan_claim_joins for select to tocsin_app using (
  organisation_id = tocsin_org() or exists (select from scan_claims c where c.id = scan_claim_joins.claim_id));
create policy scan_claim_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'scan claim' and exists (select from scan_claims c where c.id = owner_id));
