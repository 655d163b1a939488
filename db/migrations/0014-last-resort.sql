-- Orphaned software: who takes over where a maintainer is absent. And who was read into a compartment for one case,
-- who left a case, and letters a coordinator gave up. Words are sealed; in the clear stand states, reasons, counts
-- and instants (SECURITY.md lists them).

-- Organisations that are willing to mend what nobody mends.
create table last_resort_maintainers (
  id uuid primary key,
  -- keyed hash of the name: one entry an organisation, whose last word holds
  name_key bytea not null unique,
  -- null: it acts by a link
  organisation_id uuid references organisations,
  -- types of package addresses (npm, pypi …); none: all
  ecosystems text[] not null,
  registered_by uuid references accounts,
  registered_at timestamptz not null,
  -- sealed {name, email, words, by}
  sealed bytea not null
);

alter table case_parties
  -- it stands in for a maintainer who is absent
  add column last_resort boolean not null default false,
  -- compartments of this case it was read into, by whom and when: this case and nothing else of them opens to it
  add column read_in text[] not null default '{}',
  add column read_in_by uuid references accounts,
  add column read_in_at timestamptz,
  -- sealed {by}
  add column read_in_sealed bytea,
  -- it is in the case no more; what it said stays
  add column removed_at timestamptz,
  add constraint case_parties_read_in_check check ((read_in = '{}') = (read_in_at is null));
drop index case_parties_once;
create unique index case_parties_once on case_parties (case_id, role, organisation_id)
  where organisation_id is not null and removed_at is null;

-- How often a party was written to; the letters themselves are forgotten.
alter table case_correspondents
  add column times_written integer not null default 0,
  add column last_written_at timestamptz;
update case_correspondents set times_written = 1, last_written_at = first_written_at where first_written_at is not null;

-- A party's last word.
create index case_messages_by_party on case_messages (party_id, at) where party_id is not null;
create index embargo_answers_by_party on embargo_answers (party_id, at);

alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check check (state in ('pending', 'sent', 'dead', 'dropped'));

create table case_escalations (
  id uuid primary key,
  position bigint generated always as identity,
  case_id uuid not null references cases,
  reason text not null check (reason in ('nobody named', 'cannot be reached', 'silent')),
  state text not null default 'proposed'
    check (state in ('proposed', 'decided', 'declined', 'overtaken', 'taken back')),
  -- parties it is about: those who may take it back
  concerns uuid[] not null,
  -- who took over
  party_id uuid references case_parties,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  -- sealed {facts, by, words, decision, takenBack}
  sealed bytea not null
);
create index case_escalations_by_case on case_escalations (case_id, position);
create unique index case_escalations_open on case_escalations (case_id) where state = 'proposed';

do $$ declare t text; begin
  foreach t in array array['last_resort_maintainers','case_escalations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy house on %I to tocsin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to tocsin_system', t);
    execute format('grant select on %I to tocsin_app', t);
  end loop;
end $$;

-- As tocsin_cleared, for somebody who was read into some compartments more.
create function tocsin_cleared_with(tlp smallint, compartment text, read_in text[]) returns boolean language sql stable
  parallel safe as
  $$ select tlp <= tocsin_tlp() and (compartment is null or compartment <> '' and string_to_array(compartment, ',') <@
       (string_to_array(coalesce(current_setting('tocsin.compartments', true), ''), ',') || read_in)) $$;

-- What the reader's organisation was read into as a party of one case. Coordinators lead cases they are cleared for
-- themselves: to them nothing opens by this.
create function tocsin_read_into(wanted uuid) returns text[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(distinct name), '{}') from case_parties p, unnest(p.read_in) name
       where p.case_id = wanted and p.organisation_id = tocsin_org() and p.removed_at is null
         and not tocsin_has_role('coordinator') $$;
-- The same by a root cause of the case that was opened to it, and by a finding of such a root cause.
create function tocsin_read_into_root_cause(wanted uuid) returns text[] language sql stable security definer
  set search_path = public as
  $$ select coalesce((select tocsin_read_into(c.case_id) from case_root_causes c
       where c.root_cause_id = wanted and tocsin_granted('root cause', wanted)), '{}') $$;
create function tocsin_read_into_finding(wanted uuid) returns text[] language sql stable security definer
  set search_path = public as
  $$ select coalesce((select tocsin_read_into_root_cause(m.root_cause_id) from memberships m
       where m.finding_id = wanted), '{}') $$;

create or replace function tocsin_cleared_for_case(wanted uuid) returns boolean language sql stable security definer
  set search_path = public as
  $$ select not exists (select from case_root_causes c join root_causes r on r.id = c.root_cause_id
       where c.case_id = wanted and not (tocsin_cleared(r.tlp, r.compartment)
         or tocsin_cleared_with(r.tlp, r.compartment, tocsin_read_into(wanted)))) $$;
create or replace function tocsin_reads_membership(finding uuid, root_cause uuid) returns boolean language sql stable
  security definer set search_path = public as
  $$ select exists (select from findings f, root_causes r where f.id = finding and r.id = root_cause
       and (tocsin_cleared(f.tlp, f.compartment) and (f.organisation_id = tocsin_org()
              or tocsin_cleared(r.tlp, r.compartment)
                and (tocsin_has_role('coordinator') or tocsin_granted('root cause', root_cause)))
         or tocsin_granted('root cause', root_cause)
           and tocsin_cleared_with(f.tlp, f.compartment, tocsin_read_into_root_cause(root_cause))
           and tocsin_cleared_with(r.tlp, r.compartment, tocsin_read_into_root_cause(root_cause)))) $$;
-- Who left a case is none of its parties.
create or replace function tocsin_own_parties() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(id), '{}') from case_parties
       where organisation_id = tocsin_org() and removed_at is null $$;
create or replace function tocsin_own_threads() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(id), '{}') from (
       select t.thread_id as id from case_thread_parties t join case_parties p on p.id = t.party_id
         where p.organisation_id = tocsin_org() and p.removed_at is null
       union select t.id from case_threads t join case_parties p on p.case_id = t.case_id
         where t.for_all and p.organisation_id = tocsin_org() and p.removed_at is null) own $$;
create or replace function tocsin_met_parties() returns uuid[] language sql stable security definer
  set search_path = public as
  $$ select coalesce(array_agg(distinct theirs.party_id), '{}') from case_parties p
       join case_thread_parties mine on mine.party_id = p.id
       join case_thread_parties theirs on theirs.thread_id = mine.thread_id
       where p.organisation_id = tocsin_org() and p.removed_at is null $$;
create or replace function tocsin_case_clock(wanted uuid, out told timestamptz, out coming boolean) language sql stable
  security definer set search_path = public as
  $$ select min(told_at), coalesce(bool_or(status in ('affected', 'under investigation')), false) from case_parties
       where case_id = wanted and role in ('maintainer', 'vendor') and removed_at is null and tocsin_cleared_for_case(wanted)
         and (tocsin_has_role('coordinator') or tocsin_granted('case', wanted)) $$;
grant create on schema public to tocsin_system;
alter function tocsin_read_into(uuid) owner to tocsin_system;
alter function tocsin_read_into_root_cause(uuid) owner to tocsin_system;
alter function tocsin_read_into_finding(uuid) owner to tocsin_system;
revoke create on schema public from tocsin_system;

-- Reading in opens the case, its root causes as far as they were sent, their findings and what was shown of them:
-- each through its own case, so that another case of the same compartment stays shut.
drop policy readers on root_causes;
create policy readers on root_causes for select to tocsin_app using (
  tocsin_cleared(tlp, compartment) and (tocsin_has_role('coordinator') or tocsin_granted('root cause', id))
  or tlp <= tocsin_tlp() and tocsin_granted('root cause', id)
    and tocsin_cleared_with(tlp, compartment, tocsin_read_into_root_cause(id)));
drop policy readers on findings;
create policy readers on findings for select to tocsin_app using (
  tocsin_cleared(tlp, compartment) and (organisation_id = tocsin_org() or tocsin_has_role('coordinator'))
  or tlp <= tocsin_tlp() and exists (select from memberships m where m.finding_id = findings.id
    and tocsin_granted('root cause', m.root_cause_id) and (tocsin_cleared(tlp, compartment)
      or tocsin_cleared_with(tlp, compartment, tocsin_read_into_root_cause(m.root_cause_id)))));
drop policy readers on reproductions;
create policy readers on reproductions for select to tocsin_app using (
  purpose = 'finding' and exists (select from findings f where f.id = reproductions.finding_id)
  and (tocsin_cleared(tlp, compartment)
    or tocsin_cleared_with(tlp, compartment, tocsin_read_into_finding(finding_id))));

-- Coordinators know who is willing; so does whoever was written down.
create policy readers on last_resort_maintainers for select to tocsin_app
  using (tocsin_has_role('coordinator') or organisation_id = tocsin_org());
-- A party learns that another took over once that is decided, and only where it is the one that was absent.
create policy readers on case_escalations for select to tocsin_app using (
  exists (select from cases c where c.id = case_escalations.case_id)
  and (tocsin_has_role('coordinator')
    or state in ('decided', 'taken back') and concerns && (select tocsin_own_parties())::uuid[]));
