CREATE TABLE first_admin_invitation (
    id integer NOT NULL,
    code_hash character varying(64) NOT NULL,
    used_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_first_admin_invitation PRIMARY KEY (id)
);

CREATE TABLE people (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    roles character varying(120) NOT NULL,
    seller_id uuid,
    locale character varying(10) NOT NULL,
    time_zone character varying(60) NOT NULL,
    speaks character varying(60) NOT NULL,
    skills character varying(200) NOT NULL,
    normalized_user_name character varying(254),
    email character varying(254) NOT NULL,
    normalized_email character varying(254) NOT NULL,
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp character varying(40),
    two_factor_enabled boolean NOT NULL,
    lockout_end bigint,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id)
);

CREATE TABLE teams (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    CONSTRAINT pk_teams PRIMARY KEY (id)
);

CREATE TABLE api_keys (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    hash character varying(64) NOT NULL,
    scopes character varying(400) NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT fk_api_keys_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE team_members (
    team_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_team_members PRIMARY KEY (team_id, person_id),
    CONSTRAINT fk_team_members_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE,
    CONSTRAINT fk_team_members_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_api_keys_hash ON api_keys (hash);

CREATE INDEX ix_api_keys_person_id ON api_keys (person_id);

CREATE UNIQUE INDEX ix_people_normalized_email ON people (normalized_email);

CREATE INDEX ix_people_seller_id ON people (seller_id);

CREATE INDEX ix_team_members_person_id ON team_members (person_id);

CREATE UNIQUE INDEX ix_teams_slug ON teams (slug);

