CREATE TABLE agent_presence (
    person_id uuid NOT NULL,
    seen_at bigint NOT NULL,
    away_since bigint,
    CONSTRAINT pk_agent_presence PRIMARY KEY (person_id)
);

CREATE TABLE conversations (
    id uuid NOT NULL,
    seller_id uuid NOT NULL,
    opened_by_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    subject character varying(120) NOT NULL,
    topic character varying(60),
    issue_type character varying(60),
    team_id uuid NOT NULL,
    navigation_id uuid,
    language character varying(10) NOT NULL,
    priority integer NOT NULL,
    status character varying(40) NOT NULL,
    assignee_id uuid,
    opened_at bigint NOT NULL,
    waiting_since bigint,
    accepted_at bigint,
    first_response_at bigint,
    snoozed_until bigint,
    closed_at bigint,
    ending character varying(40),
    promised_by bigint,
    promise_missed_at bigint,
    rating integer,
    rating_comment character varying(2000),
    reopened integer NOT NULL,
    last_seq bigint NOT NULL,
    last_line_at bigint NOT NULL,
    last_from_seller boolean NOT NULL,
    seller_seen_seq bigint NOT NULL,
    staff_seen_seq bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_conversations PRIMARY KEY (id)
);

CREATE TABLE rota (
    team_id uuid NOT NULL,
    day character varying(40) NOT NULL,
    opens_at integer NOT NULL,
    closes_at integer NOT NULL,
    time_zone character varying(60) NOT NULL,
    CONSTRAINT pk_rota PRIMARY KEY (team_id, day, opens_at)
);

CREATE TABLE conversation_lines (
    conversation_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind character varying(40) NOT NULL,
    "from" character varying(40) NOT NULL,
    author_id uuid,
    author_name character varying(120) NOT NULL,
    client_id character varying(200),
    text text NOT NULL,
    data text,
    status character varying(40),
    at bigint NOT NULL,
    CONSTRAINT pk_conversation_lines PRIMARY KEY (conversation_id, seq),
    CONSTRAINT fk_conversation_lines_conversations_conversation_id FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_conversation_lines_conversation_id_author_id_client_id ON conversation_lines (conversation_id, author_id, client_id);

CREATE INDEX ix_conversations_assignee_id_status ON conversations (assignee_id, status);

CREATE INDEX ix_conversations_seller_id_opened_at ON conversations (seller_id, opened_at);

CREATE INDEX ix_conversations_status_team_id_waiting_since ON conversations (status, team_id, waiting_since);

