CREATE TABLE earlier_decisions (
    navigation_id uuid NOT NULL,
    seq integer NOT NULL,
    channel character varying(40) NOT NULL,
    confidence double precision NOT NULL,
    inputs text NOT NULL,
    because character varying(40) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_earlier_decisions PRIMARY KEY (navigation_id, seq)
);

CREATE TABLE navigations (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    seller_id uuid,
    text character varying(4000) NOT NULL,
    locale character varying(10) NOT NULL,
    topic character varying(60),
    issue_type character varying(60),
    channel character varying(40) NOT NULL,
    confidence double precision NOT NULL,
    urgent boolean NOT NULL,
    needs_account boolean NOT NULL,
    history character varying(2000) NOT NULL,
    answer text NOT NULL,
    inputs text NOT NULL,
    decisions integer NOT NULL,
    counts boolean NOT NULL,
    outcome character varying(40) NOT NULL,
    at bigint NOT NULL,
    decided_at bigint NOT NULL,
    ended_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_navigations PRIMARY KEY (id)
);

CREATE INDEX ix_navigations_at ON navigations (at);

CREATE INDEX ix_navigations_outcome_at ON navigations (outcome, at);

CREATE INDEX ix_navigations_owner_id_at ON navigations (owner_id, at);

