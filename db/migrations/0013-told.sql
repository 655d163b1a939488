-- Parties from before 0010 that can read their case were told when they were added, and those that said anything
-- have answered: without this they would count as never told, and nobody would ask them.
update case_parties set told_at = added_at where told_at is null and organisation_id is not null;
update case_parties set answered_at = added_at where answered_at is null and status <> 'silent';
