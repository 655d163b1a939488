-- Coordination among many: who is in a case and may know of whom, what each says of which product, what they
-- talk about, until when all keep silent, and who does what in the hour of release. Words are sealed under the
-- case's key; in the clear stand roles, states, counts and instants (SECURITY.md lists them).

alter table case_parties drop constraint case_parties_role_check;
alter table case_parties
  add constraint case_parties_role_check
    check (role in ('discoverer', 'maintainer', 'vendor', 'downstream', 'coordinator', 'member')),
  -- the other parties may know that it is here
  add column introduced boolean not null default false,
  -- when it was first told; its silence is counted from here
  add column told_at timestamptz,
  -- its first word: a statement, a message, an answer
  add column answered_at timestamptz,
  -- sealed {email}
  add column contact_sealed bytea,
  -- sealed {name, wish, words}
  add column credit_sealed bytea;

-- What concerns one party is for it and for coordinators.
alter table case_timeline add column party_id uuid references case_parties;

alter table cases
  -- {days, graceDays, silentAfterDays, exploitedDays}: public rules, nothing of the flaw
  add column disclosure_policy jsonb,
  -- IANA zone in which the policy's days are counted
  add column policy_zone text not null default 'Etc/UTC';

-- What a party says of one product. No row: silent, and shown so. Positions here and below: acts of one instant
-- keep their order.
create table case_statements (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  party_id uuid not null references case_parties,
  product_key bytea not null,
  status text not null check (status in ('affected', 'not affected', 'fixed', 'under investigation')),
  -- sealed {product, justification, words, fixedIn, by}
  sealed bytea not null,
  at timestamptz not null default now(),
  unique (party_id, product_key)
);
create index case_statements_by_case on case_statements (case_id);

create table case_threads (
  id uuid primary key,
  case_id uuid not null references cases,
  -- for every party, those who come later too
  for_all boolean not null default false,
  messages integer not null default 0,
  last_at timestamptz not null default now(),
  -- sealed {title}
  sealed bytea not null
);
create index case_threads_by_case on case_threads (case_id, last_at desc);
create table case_thread_parties (
  thread_id uuid not null references case_threads,
  party_id uuid not null references case_parties,
  primary key (thread_id, party_id)
);
create index case_thread_parties_by_party on case_thread_parties (party_id);
create table case_messages (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  thread_id uuid not null references case_threads,
  -- null: a coordinator, or the house
  party_id uuid references case_parties,
  via text not null check (via in ('screen', 'e-mail', 'house')),
  -- keyed hash of an e-mail's Message-ID: delivered twice, it is one message
  external_key bytea unique,
  at timestamptz not null default now(),
  -- sealed {by, text}
  sealed bytea not null
);
create index case_messages_by_thread on case_messages (thread_id, position);
create table case_attachments (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  thread_id uuid not null references case_threads,
  message_id uuid not null references case_messages,
  address bytea not null,
  bytes bigint not null,
  -- an age file: the house cannot open it
  age boolean not null,
  -- sealed {name}
  sealed bytea not null
);
create index case_attachments_by_message on case_attachments (message_id);

create table embargo_proposals (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  -- null: a coordinator, or the house
  party_id uuid references case_parties,
  ends_at timestamptz not null,
  cause text not null check (cause in ('first', 'later', 'earlier', 'leak', 'exploitation', 'collisions')),
  state text not null default 'open' check (state in ('open', 'agreed', 'declined', 'superseded', 'imposed')),
  at timestamptz not null default now(),
  settled_at timestamptz,
  -- sealed {local, zone, words, by}
  sealed bytea not null
);
create index embargo_proposals_by_case on embargo_proposals (case_id, position);
-- A new proposal answers the one before: one at a time.
create unique index embargo_proposals_open on embargo_proposals (case_id) where state = 'open';
create table embargo_answers (
  proposal_id uuid not null references embargo_proposals,
  party_id uuid not null references case_parties,
  answer text not null check (answer in ('agree', 'decline')),
  at timestamptz not null default now(),
  -- sealed {words, by}
  sealed bytea not null,
  primary key (proposal_id, party_id)
);

-- What speaks for an earlier end.
create table case_signals (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  kind text not null check (kind in ('leak', 'exploitation')),
  at timestamptz not null default now(),
  -- sealed {words, by}
  sealed bytea not null
);
create index case_signals_by_case on case_signals (case_id, position);

-- The hour of release: minutes before (negative) or after the end of the embargo.
create table release_steps (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  -- null: the coordinators
  party_id uuid references case_parties,
  minutes integer not null check (minutes between -43200 and 43200),
  ready_at timestamptz,
  done_at timestamptz,
  -- sealed {what}
  sealed bytea not null
);
create index release_steps_by_case on release_steps (case_id, minutes);

do $$ declare t text; begin
  foreach t in array array['case_statements','case_threads','case_thread_parties','case_messages','case_attachments',
    'embargo_proposals','embargo_answers','case_signals','release_steps'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

-- Security definer, as in 0001: a policy must not ask a table whose own policy asks it back. They give everything
-- that is the reader's own at once: asked as "(select …)" they run once a statement, not once a row.
create function tocsin_own_parties() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(id), '{}') from case_parties where organisation_id = tocsin_org() $$;
create function tocsin_own_threads() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(id), '{}') from (
       select t.thread_id as id from case_thread_parties t join case_parties p on p.id = t.party_id
         where p.organisation_id = tocsin_org()
       union select t.id from case_threads t join case_parties p on p.case_id = t.case_id
         where t.for_all and p.organisation_id = tocsin_org()) own $$;
-- Who talks with a party in a thread made for few knows of it.
create function tocsin_met_parties() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(distinct theirs.party_id), '{}') from case_parties p
       join case_thread_parties mine on mine.party_id = p.id
       join case_thread_parties theirs on theirs.thread_id = mine.thread_id
       where p.organisation_id = tocsin_org() $$;
create index case_parties_by_organisation on case_parties (organisation_id);
-- When those who are asked for a fix were first told, and whether one says that it comes: everybody in the case may
-- know until when it stays closed, not who was told.
create function tocsin_case_clock(wanted uuid, out told timestamptz, out coming boolean) language sql stable
  security definer set search_path = public as
  $$ select min(told_at), coalesce(bool_or(status in ('affected', 'under investigation')), false) from case_parties
       where case_id = wanted and role in ('maintainer', 'vendor') and tocsin_cleared_for_case(wanted)
         and (tocsin_has_role('coordinator') or tocsin_granted('case', wanted)) $$;
grant create on schema public to tocsin_system;
alter function tocsin_case_clock(uuid) owner to tocsin_system;
alter function tocsin_own_parties() owner to tocsin_system;
alter function tocsin_own_threads() owner to tocsin_system;
alter function tocsin_met_parties() owner to tocsin_system;
revoke create on schema public from tocsin_system;

-- The roster is need to know: oneself, the coordinators, who was introduced, whom one talks with.
drop policy readers on case_parties;
create policy readers on case_parties for select to tocsin_app using (
  exists (select from cases c where c.id = case_parties.case_id)
  and (tocsin_has_role('coordinator') or organisation_id = tocsin_org() or role = 'coordinator'
    or introduced or id = any ((select tocsin_met_parties())::uuid[])));
drop policy readers on case_timeline;
create policy readers on case_timeline for select to tocsin_app using (
  exists (select from cases c where c.id = case_timeline.case_id)
  and (tocsin_has_role('coordinator') or not for_coordinators or party_id = any ((select tocsin_own_parties())::uuid[])));

-- A party's word is read by whoever may know of the party.
create policy readers on case_statements for select to tocsin_app
  using (exists (select from case_parties p where p.id = case_statements.party_id));
create policy readers on case_threads for select to tocsin_app using (
  exists (select from cases c where c.id = case_threads.case_id)
  and (tocsin_has_role('coordinator') or id = any ((select tocsin_own_threads())::uuid[])));
create policy readers on case_thread_parties for select to tocsin_app
  using (exists (select from case_threads t where t.id = case_thread_parties.thread_id));
create policy readers on case_messages for select to tocsin_app
  using (exists (select from case_threads t where t.id = case_messages.thread_id));
create policy readers on case_attachments for select to tocsin_app
  using (exists (select from case_threads t where t.id = case_attachments.thread_id));
create policy case_attachment_keys on blob_keys for select to tocsin_app using (owner_kind = 'case'
  and exists (select from case_attachments a where a.address = blob_keys.address and a.case_id = owner_id));
create policy readers on embargo_proposals for select to tocsin_app
  using (exists (select from cases c where c.id = embargo_proposals.case_id));
-- Who answered, and how many, would tell who is there.
create policy readers on embargo_answers for select to tocsin_app using (
  exists (select from embargo_proposals e where e.id = embargo_answers.proposal_id)
  and (tocsin_has_role('coordinator') or party_id = any ((select tocsin_own_parties())::uuid[])));
create policy readers on case_signals for select to tocsin_app
  using (exists (select from cases c where c.id = case_signals.case_id));
create policy readers on release_steps for select to tocsin_app using (
  exists (select from cases c where c.id = release_steps.case_id)
  and (tocsin_has_role('coordinator') or party_id is null or party_id = any ((select tocsin_own_parties())::uuid[])));
