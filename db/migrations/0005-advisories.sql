-- Advisories. A draft is sealed under its case's key; what is published stands in the clear.

create table advisories (
  id uuid primary key,
  -- that of its case
  number text not null unique,
  case_id uuid not null unique references cases,
  tlp smallint not null check (tlp between 0 and 4),
  -- sealed {content, faults} of the revision in preparation; null when there is none
  draft_sealed bytea,
  -- raised by every save: two people editing at once do not overwrite each other unseen
  draft_version integer not null default 1,
  -- last published revision, 0 before the first
  revision integer not null default 0,
  -- published content
  content jsonb,
  published_at timestamptz,
  updated_at timestamptz not null default now(),
  check ((revision = 0) = (content is null)),
  check ((revision = 0) = (published_at is null))
);
create table advisory_revisions (
  advisory_id uuid not null references advisories,
  revision integer not null,
  summary text not null,
  published_at timestamptz not null,
  primary key (advisory_id, revision)
);
-- Renderings as published, byte for byte: an address answers the same until the next revision.
create table advisory_renderings (
  advisory_id uuid not null references advisories,
  format text not null check (format in ('csaf', 'osv')),
  path text not null unique,
  body text not null,
  primary key (advisory_id, format)
);
-- Packages of published advisories, for looking them up.
create table advisory_packages (
  advisory_id uuid not null references advisories,
  name text not null,
  purl text not null,
  primary key (advisory_id, purl)
);
create index advisory_packages_by_name on advisory_packages (name);

do $$ declare t text; begin
  foreach t in array array['advisories','advisory_revisions','advisory_renderings','advisory_packages'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

-- Whoever is cleared for its label reads what is published; a draft, whoever reads its case.
create policy readers on advisories for select to tocsin_app using (
  (revision > 0 and tlp <= tocsin_tlp()) or exists (select from cases c where c.id = advisories.case_id));
create policy readers on advisory_revisions for select to tocsin_app
  using (exists (select from advisories a where a.id = advisory_revisions.advisory_id));
create policy readers on advisory_renderings for select to tocsin_app using (
  exists (select from advisories a where a.id = advisory_renderings.advisory_id and a.revision > 0 and a.tlp <= tocsin_tlp()));
create policy readers on advisory_packages for select to tocsin_app using (
  exists (select from advisories a where a.id = advisory_packages.advisory_id and a.revision > 0 and a.tlp <= tocsin_tlp()));
