CREATE TABLE "agent_presence" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_agent_presence" PRIMARY KEY,
    "seen_at" INTEGER NOT NULL,
    "away_since" INTEGER NULL
);

CREATE TABLE "conversations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_conversations" PRIMARY KEY,
    "seller_id" TEXT NOT NULL,
    "opened_by_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "topic" TEXT NULL,
    "issue_type" TEXT NULL,
    "team_id" TEXT NOT NULL,
    "navigation_id" TEXT NULL,
    "language" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "assignee_id" TEXT NULL,
    "opened_at" INTEGER NOT NULL,
    "waiting_since" INTEGER NULL,
    "accepted_at" INTEGER NULL,
    "first_response_at" INTEGER NULL,
    "snoozed_until" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "ending" TEXT NULL,
    "promised_by" INTEGER NULL,
    "promise_missed_at" INTEGER NULL,
    "rating" INTEGER NULL,
    "rating_comment" TEXT NULL,
    "reopened" INTEGER NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "last_line_at" INTEGER NOT NULL,
    "last_from_seller" INTEGER NOT NULL,
    "seller_seen_seq" INTEGER NOT NULL,
    "staff_seen_seq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "rota" (
    "team_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "opens_at" INTEGER NOT NULL,
    "closes_at" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    CONSTRAINT "pk_rota" PRIMARY KEY ("team_id", "day", "opens_at")
);

CREATE TABLE "conversation_lines" (
    "conversation_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "author_id" TEXT NULL,
    "author_name" TEXT NOT NULL,
    "client_id" TEXT NULL,
    "text" TEXT NOT NULL,
    "data" TEXT NULL,
    "status" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_conversation_lines" PRIMARY KEY ("conversation_id", "seq"),
    CONSTRAINT "fk_conversation_lines_conversations_conversation_id" FOREIGN KEY ("conversation_id") REFERENCES "conversations" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_conversation_lines_conversation_id_author_id_client_id" ON "conversation_lines" ("conversation_id", "author_id", "client_id");

CREATE INDEX "ix_conversations_assignee_id_status" ON "conversations" ("assignee_id", "status");

CREATE INDEX "ix_conversations_seller_id_opened_at" ON "conversations" ("seller_id", "opened_at");

CREATE INDEX "ix_conversations_status_team_id_waiting_since" ON "conversations" ("status", "team_id", "waiting_since");

