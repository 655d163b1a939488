-- Maintainer's pace: what waits for a project's maintainers, and what they were given when. One dossier a root cause
-- and party; a project takes as many a week as its rules say.

create table dossiers (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  root_cause_id uuid not null references root_causes,
  party_id uuid not null references case_parties,
  -- the project whose budget it counts against
  project_key bytea not null,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (root_cause_id, party_id)
);
create index dossiers_waiting on dossiers (project_key, position) where sent_at is null;
create index dossiers_sent on dossiers (project_key, sent_at) where sent_at is not null;
create index dossiers_by_case on dossiers (case_id);

alter table dossiers enable row level security;
alter table dossiers force row level security;
create policy house on dossiers to tocsin_system using (true) with check (true);
grant select, insert, update, delete on dossiers to tocsin_system;
grant select on dossiers to tocsin_app;
-- What waits for a maintainer is not announced to it.
create policy readers on dossiers for select to tocsin_app using (
  exists (select from cases c where c.id = dossiers.case_id)
  and (tocsin_has_role('coordinator') or sent_at is not null and party_id = any ((select tocsin_own_parties())::uuid[])));
