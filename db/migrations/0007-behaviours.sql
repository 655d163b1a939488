-- Other known repairs that stop a proof too (keys of kind 9, sorted): from them follows which root cause another's
-- repair covers.
alter table finding_behaviours add column also bytea[] not null default '{}';
