CREATE TABLE "jobs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_jobs" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL,
    "claimed_until" INTEGER NULL,
    "parked_at" INTEGER NULL,
    "last_error" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_jobs_parked_at_due_at" ON "jobs" ("parked_at", "due_at");

