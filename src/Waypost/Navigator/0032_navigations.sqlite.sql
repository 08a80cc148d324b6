CREATE TABLE "earlier_decisions" (
    "navigation_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "inputs" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_earlier_decisions" PRIMARY KEY ("navigation_id", "seq")
);

CREATE TABLE "navigations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_navigations" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "seller_id" TEXT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "topic" TEXT NULL,
    "issue_type" TEXT NULL,
    "channel" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "urgent" INTEGER NOT NULL,
    "needs_account" INTEGER NOT NULL,
    "history" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "decisions" INTEGER NOT NULL,
    "counts" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "decided_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_navigations_at" ON "navigations" ("at");

CREATE INDEX "ix_navigations_outcome_at" ON "navigations" ("outcome", "at");

CREATE INDEX "ix_navigations_owner_id_at" ON "navigations" ("owner_id", "at");

