CREATE TABLE "ticket_numbers" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_ticket_numbers" PRIMARY KEY,
    "last" INTEGER NOT NULL
);

CREATE TABLE "tickets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_tickets" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "type" TEXT NULL,
    "priority" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL,
    "resolved_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "ticket_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ticket_events" PRIMARY KEY,
    "ticket_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_ticket_events_tickets_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE
);

INSERT INTO "ticket_numbers" ("id", "last")
VALUES (1, 1000);

CREATE INDEX "ix_ticket_events_ticket_id" ON "ticket_events" ("ticket_id");

CREATE UNIQUE INDEX "ix_tickets_conversation_id" ON "tickets" ("conversation_id");

CREATE UNIQUE INDEX "ix_tickets_number" ON "tickets" ("number");

CREATE INDEX "ix_tickets_seller_id_opened_at" ON "tickets" ("seller_id", "opened_at");

CREATE INDEX "ix_tickets_team_id_status_due_at" ON "tickets" ("team_id", "status", "due_at");

