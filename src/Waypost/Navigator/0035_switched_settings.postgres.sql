CREATE TABLE switched_settings (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    figures text NOT NULL,
    reason character varying(500) NOT NULL,
    by uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_switched_settings PRIMARY KEY (id)
);

CREATE INDEX ix_switched_settings_at ON switched_settings (at);
