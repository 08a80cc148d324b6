CREATE TABLE "audit_entries" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "seller_id" TEXT NULL,
    "case_id" TEXT NULL,
    "reason" TEXT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_head" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

INSERT INTO "audit_head" ("id", "hash", "seq")
VALUES (1, '', 0);

CREATE INDEX "ix_audit_entries_case_id_seq" ON "audit_entries" ("case_id", "seq");

CREATE INDEX "ix_audit_entries_seller_id_seq" ON "audit_entries" ("seller_id", "seq");

