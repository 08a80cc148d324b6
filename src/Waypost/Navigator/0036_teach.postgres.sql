CREATE TABLE phrasing_changes (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    type_id character varying(60) NOT NULL,
    locale character varying(10) NOT NULL,
    text character varying(2000) NOT NULL,
    navigation_id uuid,
    by uuid NOT NULL,
    at bigint NOT NULL,
    taken_at bigint,
    CONSTRAINT pk_phrasing_changes PRIMARY KEY (id)
);

CREATE TABLE trainings (
    id uuid NOT NULL,
    by uuid NOT NULL,
    at bigint NOT NULL,
    state character varying(40) NOT NULL,
    model character varying(64),
    report text,
    ended_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_trainings PRIMARY KEY (id)
);

CREATE INDEX ix_phrasing_changes_navigation_id ON phrasing_changes (navigation_id);

CREATE INDEX ix_phrasing_changes_taken_at ON phrasing_changes (taken_at);

CREATE INDEX ix_trainings_at ON trainings (at);

