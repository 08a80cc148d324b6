CREATE TABLE community_follows (
    subject_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_community_follows PRIMARY KEY (subject_id, person_id)
);

CREATE TABLE community_groups (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(40) NOT NULL,
    summary character varying(400) NOT NULL,
    welcome text NOT NULL,
    rules text NOT NULL,
    last_seq bigint NOT NULL,
    members integer NOT NULL,
    topics integer NOT NULL,
    CONSTRAINT pk_community_groups PRIMARY KEY (id)
);

CREATE TABLE post_flags (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason character varying(400) NOT NULL,
    at bigint NOT NULL,
    decided_at bigint,
    decided_by_id uuid,
    decision character varying(40),
    CONSTRAINT pk_post_flags PRIMARY KEY (id)
);

CREATE TABLE post_marks (
    post_id uuid NOT NULL,
    person_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_post_marks PRIMARY KEY (post_id, person_id)
);

CREATE TABLE post_versions (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    title character varying(200),
    text text NOT NULL,
    "from" bigint NOT NULL,
    until bigint NOT NULL,
    replaced_by_id uuid NOT NULL,
    CONSTRAINT pk_post_versions PRIMARY KEY (id)
);

CREATE TABLE group_memberships (
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_group_memberships PRIMARY KEY (group_id, person_id),
    CONSTRAINT fk_group_memberships_community_groups_group_id FOREIGN KEY (group_id) REFERENCES community_groups (id) ON DELETE CASCADE
);

CREATE TABLE topics (
    id uuid NOT NULL,
    group_id uuid NOT NULL,
    group_seq bigint NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL,
    created_at bigint NOT NULL,
    edited_at bigint,
    last_seq bigint NOT NULL,
    replies integer NOT NULL,
    same_here integer NOT NULL,
    first_reply_at bigint,
    last_activity_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    accepted_reply_id uuid,
    accepted_at bigint,
    accepted_by_id uuid,
    locked_at bigint,
    hidden_at bigint,
    hidden_reason character varying(400),
    version integer NOT NULL,
    CONSTRAINT pk_topics PRIMARY KEY (id),
    CONSTRAINT fk_topics_community_groups_group_id FOREIGN KEY (group_id) REFERENCES community_groups (id) ON DELETE RESTRICT
);

CREATE TABLE community_members (
    person_id uuid NOT NULL,
    shop character varying(80) NOT NULL,
    category character varying(40) NOT NULL,
    region character varying(10) NOT NULL,
    about character varying(600) NOT NULL,
    standing character varying(40) NOT NULL,
    points integer NOT NULL,
    joined_at bigint NOT NULL,
    CONSTRAINT pk_community_members PRIMARY KEY (person_id),
    CONSTRAINT fk_community_members_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE replies (
    id uuid NOT NULL,
    topic_id uuid NOT NULL,
    seq bigint NOT NULL,
    changed_seq bigint NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    is_official boolean NOT NULL,
    created_at bigint NOT NULL,
    edited_at bigint,
    hidden_at bigint,
    hidden_reason character varying(400),
    helpful integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_replies PRIMARY KEY (id),
    CONSTRAINT fk_replies_topics_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE
);

CREATE TABLE topic_tags (
    topic_id uuid NOT NULL,
    tag character varying(40) NOT NULL,
    CONSTRAINT pk_topic_tags PRIMARY KEY (topic_id, tag),
    CONSTRAINT fk_topic_tags_topics_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE
);

CREATE INDEX ix_community_follows_person_id ON community_follows (person_id);

CREATE UNIQUE INDEX ix_community_groups_slug ON community_groups (slug);

CREATE INDEX ix_group_memberships_person_id ON group_memberships (person_id);

CREATE INDEX ix_post_flags_decided_at_at ON post_flags (decided_at, at);

CREATE UNIQUE INDEX ix_post_flags_post_id_person_id ON post_flags (post_id, person_id);

CREATE INDEX ix_post_versions_post_id_until ON post_versions (post_id, until);

CREATE INDEX ix_replies_author_id_created_at ON replies (author_id, created_at);

CREATE INDEX ix_replies_topic_id_changed_seq ON replies (topic_id, changed_seq);

CREATE UNIQUE INDEX ix_replies_topic_id_seq ON replies (topic_id, seq);

CREATE INDEX ix_topic_tags_tag ON topic_tags (tag);

CREATE INDEX ix_topics_author_id_created_at ON topics (author_id, created_at);

CREATE INDEX ix_topics_changed_at ON topics (changed_at);

CREATE INDEX ix_topics_created_at ON topics (created_at);

CREATE UNIQUE INDEX ix_topics_group_id_group_seq ON topics (group_id, group_seq);

