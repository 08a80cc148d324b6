CREATE TABLE client_ids (
    caller_id uuid NOT NULL,
    id character varying(200) NOT NULL,
    made_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_client_ids PRIMARY KEY (caller_id, id)
);

CREATE TABLE outside_writes (
    id integer NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT pk_outside_writes PRIMARY KEY (id)
);

INSERT INTO outside_writes (id, count)
VALUES (1, 0);

