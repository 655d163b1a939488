-- Public vulnerability data, as publishers give it: records as they came, what they say as rows, and where each
-- importer stands. Facts of the world: anybody may read them, the house alone writes them.

create table feeds (
  name text primary key,
  -- file: somebody brings files, so lateness is told, and nothing is fetched
  mode text not null default 'off' check (mode in ('off', 'file', 'fetch')),
  -- what the publisher said of the file that was last taken in whole, for the next conditional request
  etag text,
  last_modified text,
  -- how far a paged source was taken in, or which edition; in the source's own words
  mark text,
  -- newest instant the data themselves name
  as_of timestamptz,
  -- where the import under way stands; null: none
  cursor jsonb,
  progressed_at timestamptz,
  not_before timestamptz,
  last_attempt_at timestamptz,
  last_success_at timestamptz,
  failing_since timestamptz,
  last_error text,
  -- counts of the last run that ended, and what of it could not be read
  last_run jsonb
);

create table vulnerability_records (
  source text not null,
  id text not null,
  state text not null check (state in ('published', 'rejected', 'withdrawn')),
  title text,
  modified timestamptz,
  -- of the canonical JSON (RFC 8785)
  sha256 bytea not null,
  -- gzip of the exact bytes as received
  body bytea not null,
  taken_at timestamptz not null default now(),
  primary key (source, id)
);
create index vulnerability_records_by_id on vulnerability_records (id, source);

-- One statement of one record about one other identifier. Never closed transitively: chains of aliases join
-- what has nothing to do with each other.
create table vulnerability_aliases (
  source text not null,
  id text not null,
  other text not null,
  relation text not null check (relation in ('alias', 'related', 'upstream', 'mentions')),
  primary key (source, id, other, relation),
  foreign key (source, id) references vulnerability_records on delete cascade
);
create index vulnerability_aliases_by_other on vulnerability_aliases (other);

-- One row an interval, never a row a version; versions that no interval covers stand together in one row.
create table affected_ranges (
  source text not null,
  id text not null,
  position integer not null,
  -- package: `space` is the ecosystem; product: `space` is the vendor
  kind text not null check (kind in ('package', 'product')),
  space text not null,
  -- as in Debian:12
  release text,
  name text not null,
  scheme text not null,
  status text not null check (status in ('affected', 'unaffected', 'unknown')),
  introduced text,
  introduced_excluded boolean not null default false,
  fixed text,
  last_affected text,
  -- from each of these versions on, another status: [{at, status}]
  changes jsonb,
  versions text[],
  primary key (source, id, position),
  foreign key (source, id) references vulnerability_records on delete cascade
);
create index affected_ranges_by_name on affected_ranges (kind, space, name, id, source);

create table kev_entries (
  source text not null,
  cve text not null,
  -- false: the source was looked through and does not list it
  listed boolean not null,
  date_added date,
  due_date date,
  ransomware boolean,
  name text,
  provider text not null,
  as_of timestamptz not null,
  primary key (source, cve)
);
create index kev_entries_by_cve on kev_entries (cve);

create table epss_scores (
  source text not null,
  cve text not null,
  epss double precision not null check (epss between 0 and 1),
  percentile double precision not null check (percentile between 0 and 1),
  provider text not null,
  as_of date not null,
  primary key (source, cve)
);
create index epss_scores_by_cve on epss_scores (cve);

create table ssvc_points (
  source text not null,
  cve text not null,
  provider text not null,
  point text not null check (point in ('exploitation', 'automatable', 'technical impact', 'mission')),
  value text not null,
  basis text not null default 'published' check (basis in ('published', 'measured', 'stated by a person')),
  as_of timestamptz not null,
  primary key (source, cve, provider, point)
);
create index ssvc_points_by_cve on ssvc_points (cve);

do $$ declare t text; begin
  foreach t in array array['feeds','vulnerability_records','vulnerability_aliases','affected_ranges',
      'kev_entries','epss_scores','ssvc_points'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('create policy readers on %I for select to tocsin_app using (true)', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;
