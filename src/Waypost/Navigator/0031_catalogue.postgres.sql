CREATE TABLE catalogue_edition (
    id integer NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT pk_catalogue_edition PRIMARY KEY (id)
);

CREATE TABLE issue_types (
    id character varying(60) NOT NULL,
    topic character varying(60) NOT NULL,
    title character varying(120) NOT NULL,
    summary character varying(200) NOT NULL,
    need character varying(40) NOT NULL,
    team character varying(60),
    group_slug character varying(60),
    checks character varying(400) NOT NULL,
    articles character varying(400) NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_issue_types PRIMARY KEY (id)
);

CREATE TABLE phrasings (
    id uuid NOT NULL,
    type_id character varying(60) NOT NULL,
    locale character varying(10) NOT NULL,
    text character varying(2000) NOT NULL,
    CONSTRAINT pk_phrasings PRIMARY KEY (id)
);

CREATE INDEX ix_phrasings_type_id_locale ON phrasings (type_id, locale);

