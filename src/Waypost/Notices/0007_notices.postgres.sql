CREATE TABLE notices (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(300) NOT NULL,
    url character varying(400) NOT NULL,
    at bigint NOT NULL,
    seen_at bigint,
    CONSTRAINT pk_notices PRIMARY KEY (id)
);

CREATE INDEX ix_notices_person_id_at ON notices (person_id, at);

