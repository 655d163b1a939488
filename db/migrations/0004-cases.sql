-- Cases. Titles, party names, notes, embargo terms and explained priorities are sealed under the case's key;
-- in the clear stand states, labels, scores and instants (SECURITY.md lists them).

create table case_numbers (
  year smallint primary key,
  last integer not null
);
create table cases (
  id uuid primary key,
  number text not null unique,
  state text not null check (state in ('open', 'coordinating', 'fix ready', 'published', 'closed')),
  severity text not null,
  tlp smallint not null check (tlp between 0 and 4),
  -- sealed {title, package}
  sealed bytea not null,
  embargo_ends_at timestamptz,
  -- sealed {zone, local, agreedBy}
  embargo_sealed bytea,
  band text not null,
  -- tenths of a point: a whole number compares and pages exactly
  score smallint not null,
  rule_version smallint not null,
  priority_sealed bytea not null,
  advisory_id uuid,
  opened_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index cases_by_score on cases (score desc, id desc);

-- A root cause is handled in one case at a time.
create table case_root_causes (
  root_cause_id uuid primary key references root_causes,
  case_id uuid not null references cases
);
create index case_root_causes_by_case on case_root_causes (case_id);

create table case_parties (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  role text not null check (role in ('discoverer', 'maintainer', 'coordinator', 'member')),
  organisation_id uuid references organisations,
  status text not null default 'silent'
    check (status in ('silent', 'affected', 'not affected', 'fixed', 'under investigation')),
  name_sealed bytea not null,
  added_at timestamptz not null default now()
);
create index case_parties_by_case on case_parties (case_id);
create unique index case_parties_once on case_parties (case_id, role, organisation_id) where organisation_id is not null;

create table case_timeline (
  id uuid primary key,
  -- entries of one act have one instant
  position bigint generated always as identity,
  case_id uuid not null references cases,
  at timestamptz not null default now(),
  -- entries that name discoverers are for coordinators
  for_coordinators boolean not null default false,
  -- sealed {by, what, detail}
  sealed bytea not null
);
create index case_timeline_by_case on case_timeline (case_id, position);

create table patch_certificates (
  id uuid primary key,
  case_id uuid not null references cases,
  root_cause_id uuid not null references root_causes,
  candidate_key bytea not null,
  grade text not null check (grade in ('stops proof only', 'stops proof and variants', 'refused')),
  reproduction_id uuid references reproductions,
  -- sealed {candidate, detail, statement}
  sealed bytea not null,
  at timestamptz not null default now(),
  unique (root_cause_id, candidate_key)
);
create index patch_certificates_by_case on patch_certificates (case_id);

do $$ declare t text; begin
  foreach t in array array['case_numbers','cases','case_root_causes','case_parties','case_timeline','patch_certificates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

-- Nobody reads a case who is not cleared for every root cause in it: label and compartment.
create function tocsin_cleared_for_case(wanted uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select not exists (select from case_root_causes c join root_causes r on r.id = c.root_cause_id
       where c.case_id = wanted and not tocsin_cleared(r.tlp, r.compartment)) $$;
grant create on schema public to tocsin_system;
alter function tocsin_cleared_for_case(uuid) owner to tocsin_system;
revoke create on schema public from tocsin_system;

create policy readers on case_numbers for select to tocsin_app using (false);
-- A case is read by coordinators and by organisations that were made its parties (need to know).
create policy readers on cases for select to tocsin_app using (
  tocsin_cleared(tlp, null) and tocsin_cleared_for_case(id)
  and (tocsin_has_role('coordinator') or tocsin_granted('case', id)));
create policy readers on case_root_causes for select to tocsin_app
  using (exists (select from cases c where c.id = case_root_causes.case_id));
-- Discoverers do not learn of each other through a case.
create policy readers on case_parties for select to tocsin_app using (
  exists (select from cases c where c.id = case_parties.case_id)
  and (tocsin_has_role('coordinator') or role <> 'discoverer' or organisation_id = tocsin_org()));
create policy readers on case_timeline for select to tocsin_app using (
  exists (select from cases c where c.id = case_timeline.case_id)
  and (tocsin_has_role('coordinator') or not for_coordinators));
create policy readers on patch_certificates for select to tocsin_app
  using (exists (select from cases c where c.id = patch_certificates.case_id));
create policy case_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'case' and exists (select from cases c where c.id = owner_id));
