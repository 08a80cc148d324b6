CREATE TABLE incidents (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    text character varying(4000) NOT NULL,
    issue_types character varying(2000) NOT NULL,
    declared_at bigint NOT NULL,
    declared_by uuid NOT NULL,
    ended_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_incidents PRIMARY KEY (id)
);

CREATE INDEX ix_incidents_ended_at ON incidents (ended_at);

