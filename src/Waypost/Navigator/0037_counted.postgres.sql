ALTER TABLE navigations ADD COLUMN counted character varying(40) NOT NULL DEFAULT 'Nothing';
ALTER TABLE navigations ADD COLUMN counted_channel character varying(40);

DROP INDEX ix_navigations_outcome_at;

CREATE INDEX ix_navigations_outcome_decided_at ON navigations (outcome, decided_at);
