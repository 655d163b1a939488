-- What leaves this house and what comes back: e-mail and webhooks with their retries, addresses parties answer to,
-- mail that waits for a coordinator. Addresses, texts and links are sealed.

-- One row for each event and recipient. What was sent keeps neither address nor text.
create table deliveries (
  id uuid primary key,
  kind text not null check (kind in ('e-mail', 'webhook')),
  state text not null default 'pending' check (state in ('pending', 'sent', 'dead')),
  -- what it tells of, for instance event/4711: told twice, it is sent once
  source text not null,
  -- a party, or a webhook
  recipient_id uuid not null,
  -- of a webhook's owner
  organisation_id uuid references organisations,
  -- whose key opens it; a case
  owner_kind text not null,
  owner_id uuid not null,
  attempts smallint not null default 0,
  -- when it is tried next; while it is being tried, when it is given up for lost
  next_at timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- sealed address of an e-mail
  address_sealed bytea,
  -- sealed mail or payload
  sealed bytea,
  -- sealed words of the last failure: servers quote addresses
  error_sealed bytea,
  unique (source, recipient_id)
);
create index deliveries_due on deliveries (next_at) where state = 'pending';
create index deliveries_dead on deliveries (id) where state = 'dead';
create index deliveries_by_recipient on deliveries (recipient_id) where state <> 'sent';

-- An endpoint hears of what the account that made it may see.
create table webhooks (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  account_id uuid not null references accounts,
  created_at timestamptz not null,
  -- dead letters since the last one that arrived
  dead_letters smallint not null default 0,
  disabled_at timestamptz,
  -- sealed {url, secret}
  sealed bytea not null
);
create index webhooks_by_organisation on webhooks (organisation_id);

-- How a party is written to.
create table case_correspondents (
  party_id uuid primary key references case_parties,
  case_id uuid not null references cases,
  -- it agreed to get the text of messages by plain e-mail
  mail_text boolean not null default false,
  first_written_at timestamptz,
  -- sealed {url, expiresAt}: every mail carries the link, so that nobody has to look for an older one
  link_sealed bytea
);
create index case_correspondents_by_case on case_correspondents (case_id);

-- Where a party's answers go.
create table case_reply_addresses (
  -- keyed hash of the token in the address
  token_key bytea primary key,
  case_id uuid not null references cases,
  party_id uuid not null references case_parties,
  -- null: its own conversation with the coordinators, which begins with its first answer
  thread_id uuid references case_threads
);

-- Mail that was not posted: from another address, or written by a machine.
create table case_held_mails (
  id uuid primary key,
  case_id uuid not null references cases,
  party_id uuid not null references case_parties,
  -- where it came to
  token_key bytea not null references case_reply_addresses,
  -- keyed hash of its Message-ID, as in case_messages
  external_key bytea not null unique,
  reason text not null check (reason in ('another sender', 'automatic', 'too many')),
  state text not null default 'held' check (state in ('held', 'released', 'dropped')),
  at timestamptz not null,
  settled_at timestamptz,
  -- sealed {from, subject, text}; gone once it was dropped
  sealed bytea,
  -- the whole mail, in blobs
  address bytea
);
create index case_held_mails_by_case on case_held_mails (case_id, id) where state = 'held';

-- Identifiers asked for at CVE Services: one for each root cause of a case.
create table case_identifiers (
  id uuid primary key,
  case_id uuid not null references cases,
  root_cause_id uuid not null references root_causes,
  -- asking: the answer is not known yet; a crash leaves it so, and the next call finds out
  state text not null check (state in ('asking', 'reserved', 'published', 'rejected')),
  asked_at timestamptz not null,
  settled_at timestamptz,
  -- keyed hash of the identifier: what this house reserved is told from what others did
  cve_key bytea unique,
  -- sealed {cveId}
  sealed bytea
);
create unique index case_identifiers_one on case_identifiers (case_id, root_cause_id) where state <> 'rejected';
-- One at a time: what was reserved since belongs to it.
create unique index case_identifiers_asking on case_identifiers ((true)) where state = 'asking';

-- Sealed exports: who was given one, so that a leaked copy names its recipient.
create table case_exports (
  id uuid primary key,
  case_id uuid not null references cases,
  party_id uuid not null references case_parties,
  account_id uuid references accounts,
  at timestamptz not null,
  -- keys it was encrypted to
  recipients smallint not null
);
create index case_exports_by_case on case_exports (case_id);

do $$ declare t text; begin
  foreach t in array array['deliveries','webhooks','case_correspondents','case_reply_addresses','case_held_mails',
    'case_identifiers','case_exports'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
  end loop;
end $$;
grant select on deliveries, webhooks, case_correspondents, case_held_mails, case_identifiers, case_exports to tocsin_app;

-- Who sees the case: coordinators all that is sent about it, an organisation what goes to its own endpoints.
create policy readers on deliveries for select to tocsin_app using (
  owner_kind = 'case' and exists (select from cases c where c.id = deliveries.owner_id)
  and (tocsin_has_role('coordinator') or organisation_id = tocsin_org()));
create policy own on webhooks for select to tocsin_app using (organisation_id = tocsin_org());
create policy webhook_keys on owner_keys for select to tocsin_app
  using (owner_kind = 'webhook' and exists (select from webhooks w where w.id = owner_id));
create policy readers on case_correspondents for select to tocsin_app using (
  tocsin_has_role('coordinator') and exists (select from cases c where c.id = case_correspondents.case_id));
create policy readers on case_held_mails for select to tocsin_app using (
  tocsin_has_role('coordinator') and exists (select from cases c where c.id = case_held_mails.case_id));
create policy readers on case_identifiers for select to tocsin_app
  using (exists (select from cases c where c.id = case_identifiers.case_id));
create policy readers on case_exports for select to tocsin_app using (
  tocsin_has_role('coordinator') and exists (select from cases c where c.id = case_exports.case_id));
