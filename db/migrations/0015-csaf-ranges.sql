-- What records say beside versions: which vulnerability a range is about where a record speaks of several, words that
-- no range holds, and why a product is spared (VEX).
alter table affected_ranges
  -- a CVE, or another identifier; null: the record's own
  add column about text,
  -- the record's own word for the status: known_affected, under_investigation, fixed
  add column stated text,
  -- versions as written where they could not be read; else what must hold beside them
  add column words text,
  add column justification text,
  add column note text;
-- Whoever knows no vendor looks by the name of the product alone.
create index affected_ranges_by_product on affected_ranges (name, space) where kind = 'product';

-- By which edition of the rules the rows beside a record were made; older ones are made anew from the record itself.
alter table vulnerability_records add column rules smallint not null default 1;
create index vulnerability_records_by_rules on vulnerability_records (rules, source, id);

-- Products that any source names, as it writes them: what somebody's own words for a product are compared with.
create table known_products (
  -- the key of its ranges: vendor and product in lower case
  space text not null,
  name text not null,
  source text not null,
  vendor text not null,
  product text not null,
  -- CPE 2.3 name without version
  cpe text,
  primary key (space, name, source)
);

alter table kev_entries add column vendor text, add column product text;
-- The catalogue is asked for whole once more, for what was not kept of it before.
alter table feeds no force row level security;
update feeds set etag = null, last_modified = null where name = 'kev';
alter table feeds force row level security;

alter table known_products enable row level security;
alter table known_products force row level security;
create policy house on known_products to tocsin_system using (true) with check (true);
grant select, insert, update, delete on known_products to tocsin_system;
create policy readers on known_products for select to tocsin_app using (true);
grant select on known_products to tocsin_app;
