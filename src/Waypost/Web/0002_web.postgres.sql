CREATE TABLE protection_keys (
    name character varying(200) NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_protection_keys PRIMARY KEY (name)
);

