CREATE TABLE "incidents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_incidents" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "issue_types" TEXT NOT NULL,
    "declared_at" INTEGER NOT NULL,
    "declared_by" TEXT NOT NULL,
    "ended_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_incidents_ended_at" ON "incidents" ("ended_at");

