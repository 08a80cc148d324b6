CREATE TABLE announcements (
    id uuid NOT NULL,
    slug character varying(80) NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(400) NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL,
    created_at bigint NOT NULL,
    edited_at bigint,
    effective_at bigint,
    asks_acknowledgement boolean NOT NULL,
    policy character varying(80),
    publish_at bigint,
    taken_back_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_announcements PRIMARY KEY (id)
);

CREATE TABLE announcement_segments (
    announcement_id uuid NOT NULL,
    tag character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    CONSTRAINT pk_announcement_segments PRIMARY KEY (announcement_id, tag),
    CONSTRAINT fk_announcement_segments_announcements_announcement_id FOREIGN KEY (announcement_id) REFERENCES announcements (id) ON DELETE CASCADE
);

CREATE TABLE announcement_readings (
    announcement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    acknowledged_at bigint,
    dismissed_at bigint,
    CONSTRAINT pk_announcement_readings PRIMARY KEY (announcement_id, person_id),
    CONSTRAINT fk_announcement_readings_announcements_announcement_id FOREIGN KEY (announcement_id) REFERENCES announcements (id) ON DELETE CASCADE,
    CONSTRAINT fk_announcement_readings_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_announcement_readings_person_id ON announcement_readings (person_id);

CREATE INDEX ix_announcements_publish_at ON announcements (publish_at);

CREATE UNIQUE INDEX ix_announcements_slug ON announcements (slug);

