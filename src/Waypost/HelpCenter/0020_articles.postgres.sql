CREATE TABLE help_categories (
    id character varying(60) NOT NULL,
    title character varying(120) NOT NULL,
    summary character varying(400) NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_help_categories PRIMARY KEY (id)
);

CREATE TABLE articles (
    id uuid NOT NULL,
    slug character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    category character varying(60) NOT NULL,
    status character varying(40) NOT NULL,
    segments character varying(400) NOT NULL,
    related character varying(1000) NOT NULL,
    minutes integer,
    featured integer,
    reviewed_at bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    published_at bigint,
    last_number integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_articles PRIMARY KEY (id),
    CONSTRAINT fk_articles_help_categories_category FOREIGN KEY (category) REFERENCES help_categories (id) ON DELETE RESTRICT
);

CREATE TABLE article_solved (
    article_id uuid NOT NULL,
    reader_id uuid NOT NULL,
    solved boolean NOT NULL,
    navigation_id uuid,
    at bigint NOT NULL,
    CONSTRAINT pk_article_solved PRIMARY KEY (article_id, reader_id),
    CONSTRAINT fk_article_solved_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE TABLE article_texts (
    article_id uuid NOT NULL,
    locale character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(600) NOT NULL,
    answer character varying(1200) NOT NULL,
    keywords character varying(1000) NOT NULL,
    body text NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT pk_article_texts PRIMARY KEY (article_id, locale),
    CONSTRAINT fk_article_texts_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE TABLE article_versions (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    number integer NOT NULL,
    locale character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(600) NOT NULL,
    answer character varying(1200) NOT NULL,
    keywords character varying(1000) NOT NULL,
    body text NOT NULL,
    effective_at bigint NOT NULL,
    published_at bigint NOT NULL,
    published_by uuid NOT NULL,
    note character varying(600),
    CONSTRAINT pk_article_versions PRIMARY KEY (id),
    CONSTRAINT fk_article_versions_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_article_versions_article_id_number_locale ON article_versions (article_id, number, locale);

CREATE INDEX ix_articles_category ON articles (category);

CREATE UNIQUE INDEX ix_articles_slug ON articles (slug);

