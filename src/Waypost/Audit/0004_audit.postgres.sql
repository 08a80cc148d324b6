CREATE TABLE audit_entries (
    seq bigint NOT NULL,
    at bigint NOT NULL,
    actor_id uuid NOT NULL,
    deed character varying(60) NOT NULL,
    subject character varying(200) NOT NULL,
    seller_id uuid,
    case_id uuid,
    reason character varying(1000),
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT pk_audit_entries PRIMARY KEY (seq)
);

CREATE TABLE audit_head (
    id integer NOT NULL,
    seq bigint NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT pk_audit_head PRIMARY KEY (id)
);

INSERT INTO audit_head (id, hash, seq)
VALUES (1, '', 0);

CREATE INDEX ix_audit_entries_case_id_seq ON audit_entries (case_id, seq);

CREATE INDEX ix_audit_entries_seller_id_seq ON audit_entries (seller_id, seq);

