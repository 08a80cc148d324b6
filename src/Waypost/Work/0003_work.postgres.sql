CREATE TABLE jobs (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    payload text NOT NULL,
    due_at bigint NOT NULL,
    tries integer NOT NULL,
    claimed_until bigint,
    parked_at bigint,
    last_error character varying(500),
    version integer NOT NULL,
    CONSTRAINT pk_jobs PRIMARY KEY (id)
);

CREATE INDEX ix_jobs_parked_at_due_at ON jobs (parked_at, due_at);

