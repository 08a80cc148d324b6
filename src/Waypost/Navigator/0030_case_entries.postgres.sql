CREATE TABLE case_entries (
    id uuid NOT NULL,
    navigation_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(400) NOT NULL,
    detail text,
    url character varying(400),
    at bigint NOT NULL,
    CONSTRAINT pk_case_entries PRIMARY KEY (id)
);

CREATE INDEX ix_case_entries_navigation_id_at ON case_entries (navigation_id, at);

