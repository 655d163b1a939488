-- What a reproduction needs of a runner, and what runners seen lately offer: a job nobody can run is shown
-- as waiting, and says what to install.

-- language of the target, known when the runs are planned
alter table reproductions add column language text check (language in ('javascript', 'c'));
create index reproductions_unclaimed on reproductions (language, state) where state in ('ready', 'waiting');

create table runner_languages (
  language text primary key check (language in ('javascript', 'c')),
  -- when a runner that runs it last said that it is there
  seen_at timestamptz not null
);
alter table runner_languages enable row level security;
alter table runner_languages force row level security;
create policy house on runner_languages to tocsin_system using (true) with check (true);
grant select, insert, update, delete on runner_languages to tocsin_system;
