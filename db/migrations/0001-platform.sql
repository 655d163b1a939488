-- Roles. Both are ordinary: neither superuser nor BYPASSRLS, so a forgotten WHERE leaks nothing.
--   tocsin_app     a request, on behalf of one organisation
--   tocsin_system  the house itself: grouping, judging, relaying events
do $$ begin
  if not exists (select from pg_roles where rolname = 'tocsin_app') then create role tocsin_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'tocsin_system') then create role tocsin_system nologin; end if;
end $$;
grant tocsin_app, tocsin_system to current_user;

-- Who is asking, as set by platform/db at the start of every transaction. nullif: a setting that was
-- ever set in a session reads as '' afterwards, never as null.
create function tocsin_org() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('tocsin.org', true), '')::uuid $$;
create function tocsin_account() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('tocsin.account', true), '')::uuid $$;
create function tocsin_tlp() returns smallint language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('tocsin.tlp', true), '')::smallint, 0::smallint) $$;
create function tocsin_has_role(wanted text) returns boolean language sql stable parallel safe as
  $$ select wanted = any (string_to_array(coalesce(current_setting('tocsin.roles', true), ''), ',')) $$;
-- Below the reader's TLP ceiling and inside every compartment the row names (a list with commas: a root cause
-- gathers findings of several).
create function tocsin_cleared(tlp smallint, compartment text) returns boolean language sql stable parallel safe as
  $$ select tlp <= tocsin_tlp() and (compartment is null or compartment <> '' and string_to_array(compartment, ',') <@
       string_to_array(coalesce(current_setting('tocsin.compartments', true), ''), ',')) $$;

-- TLP is stored as its position in the order clear 0, green 1, amber 2, amber+strict 3, red 4.

create table organisations (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null default now()
);
create table accounts (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  login text not null unique,
  display_name text not null,
  password_hash text,
  roles text[] not null default '{}',
  administrator boolean not null default false,
  tlp smallint not null default 0 check (tlp between 0 and 4),
  compartments text[] not null default '{}' check (array_to_string(compartments, '') !~ ','),
  disabled_at timestamptz,
  oidc_subject text unique,
  created_at timestamptz not null default now()
);
create table sessions (
  id text primary key,
  account_id uuid references accounts on delete cascade,
  data jsonb not null,
  expires_at timestamptz not null
);
create table passkeys (
  id text primary key,
  account_id uuid not null references accounts on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now()
);
create table api_keys (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  name text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
-- Need to know: an organisation may read one subject (a root cause, a case) that is not its own.
create table grants (
  subject_kind text not null,
  subject_id uuid not null,
  organisation_id uuid not null references organisations,
  granted_at timestamptz not null default now(),
  primary key (subject_kind, subject_id, organisation_id)
);
create function tocsin_granted(kind text, subject uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select exists (select from grants g where g.subject_kind = kind and g.subject_id = subject
       and g.organisation_id = tocsin_org()) $$;
-- Security definer under tocsin_system, never under the owner of the tables: with row-level security forced,
-- an owner that is not a superuser sees nothing itself.
grant create on schema public to tocsin_system;
alter function tocsin_granted(text, uuid) owner to tocsin_system;
revoke create on schema public from tocsin_system;

-- Transactional outbox: written with the act, relayed after commit in order of position.
create table events (
  id bigint generated always as identity primary key,
  kind text not null,
  subject_id uuid,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  transaction_id xid8 not null default pg_current_xact_id()
);
-- Read in this order and only below the oldest running transaction: ids alone become visible out of order.
create index events_in_order on events (transaction_id, id);
create table event_cursors (
  subscriber text primary key,
  transaction_id xid8 not null default '0',
  id bigint not null default 0
);

-- Append-only journal. An entry is written with its act; the sequencer links committed entries into the
-- chain afterwards, so that concurrent acts never wait for each other.
create table journal (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  act text not null,
  subject_kind text not null,
  subject_id uuid,
  detail jsonb not null default '{}',
  sequence bigint unique,
  previous bytea,
  hash bytea
);
create index journal_unlinked on journal (at, id) where sequence is null;
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.sequence is null and new.sequence is not null
     and (new.id, new.at, new.actor, new.act, new.subject_kind, new.subject_id, new.detail)
         is not distinct from (old.id, old.at, old.actor, old.act, old.subject_kind, old.subject_id, old.detail)
  then return new; end if;
  raise exception 'the journal is append-only';
end $$;
create trigger journal_guard before update or delete on journal for each row execute function journal_is_append_only();
create trigger journal_stays before truncate on journal for each statement execute function journal_is_append_only();

-- Sealed storage. A random key per owner, wrapped by the house's master key (outside the database); a random
-- key per blob, wrapped by each owner's key. Deleting an owner's row makes its text unreadable for ever.
create table owner_keys (
  owner_kind text not null,
  owner_id uuid not null,
  wrapped bytea not null,
  primary key (owner_kind, owner_id)
);
create table blobs (
  address bytea primary key,
  -- null: kept in the blob directory under its address
  ciphertext bytea,
  created_at timestamptz not null default now()
);
create table blob_keys (
  address bytea not null references blobs on delete cascade,
  owner_kind text not null,
  owner_id uuid not null,
  wrapped bytea not null,
  primary key (address, owner_kind, owner_id)
);

-- What was answered under an Idempotency-Key, so that sending again resumes instead of repeating.
create table idempotency (
  organisation_id uuid not null,
  key_hash bytea not null,
  lines_done bigint not null default 0,
  accepted bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (organisation_id, key_hash)
);

-- Small facts about this house: settings written by itself, progress of a scenario.
create table house (
  key text primary key,
  value jsonb not null
);

do $$ declare t text; begin
  foreach t in array array['organisations','accounts','sessions','passkeys','api_keys','grants','events',
    'event_cursors','journal','owner_keys','blobs','blob_keys','idempotency','house'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
  end loop;
end $$;

grant select on organisations, accounts, api_keys, passkeys to tocsin_app;
create policy own on organisations for select to tocsin_app
  using (id = tocsin_org() or tocsin_has_role('coordinator'));
create policy own on accounts for select to tocsin_app using (organisation_id = tocsin_org() and id = tocsin_account());
create policy own on api_keys for select to tocsin_app using (account_id = tocsin_account());
create policy own on passkeys for select to tocsin_app using (account_id = tocsin_account());
grant insert on events, journal to tocsin_app;
-- A request speaks for itself only: not as another transaction, not as somebody else, never into the chain.
create policy emit on events for insert to tocsin_app with check (transaction_id = pg_current_xact_id());
create policy append on journal for insert to tocsin_app with check (
  actor = coalesce(tocsin_account()::text, 'anonymous') and sequence is null and previous is null and hash is null);
grant usage on all sequences in schema public to tocsin_app, tocsin_system;

-- An owner's key may be read by whoever may read the owner, and made by whoever may make the owner; modules add
-- the policies for their kind. A ciphertext without a key belongs to nobody yet, so that anybody may store one.
grant select, insert on owner_keys, blobs, blob_keys to tocsin_app;
create policy store on blobs for insert to tocsin_app with check (true);
-- Ciphertext is as secret as its keys: readable where one of them is.
create policy keyed on blobs for select to tocsin_app
  using (exists (select from blob_keys k where k.address = blobs.address));

grant select, insert, update on idempotency to tocsin_app;
create policy own on idempotency to tocsin_app using (organisation_id = tocsin_org()) with check (organisation_id = tocsin_org());
