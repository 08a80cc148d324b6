CREATE TABLE files (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(60) NOT NULL,
    bytes bigint NOT NULL,
    hash character varying(64) NOT NULL,
    at bigint NOT NULL,
    attached_to character varying(100),
    CONSTRAINT pk_files PRIMARY KEY (id)
);

CREATE INDEX ix_files_attached_to ON files (attached_to);

