CREATE TABLE ticket_numbers (
    id integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_ticket_numbers PRIMARY KEY (id)
);

CREATE TABLE tickets (
    id uuid NOT NULL,
    number integer NOT NULL,
    conversation_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    team_id uuid NOT NULL,
    subject character varying(120) NOT NULL,
    type character varying(60),
    priority character varying(40) NOT NULL,
    status character varying(40) NOT NULL,
    opened_at bigint NOT NULL,
    due_at bigint NOT NULL,
    answered_at bigint,
    resolved_at bigint,
    version integer NOT NULL,
    CONSTRAINT pk_tickets PRIMARY KEY (id)
);

CREATE TABLE ticket_events (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    by_id uuid,
    by_name character varying(120) NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_ticket_events PRIMARY KEY (id),
    CONSTRAINT fk_ticket_events_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets (id) ON DELETE CASCADE
);

INSERT INTO ticket_numbers (id, last)
VALUES (1, 1000);

CREATE INDEX ix_ticket_events_ticket_id ON ticket_events (ticket_id);

CREATE UNIQUE INDEX ix_tickets_conversation_id ON tickets (conversation_id);

CREATE UNIQUE INDEX ix_tickets_number ON tickets (number);

CREATE INDEX ix_tickets_seller_id_opened_at ON tickets (seller_id, opened_at);

CREATE INDEX ix_tickets_team_id_status_due_at ON tickets (team_id, status, due_at);

