ALTER TABLE "navigations" ADD COLUMN "counted" TEXT NOT NULL DEFAULT 'Nothing';
ALTER TABLE "navigations" ADD COLUMN "counted_channel" TEXT NULL;

DROP INDEX "ix_navigations_outcome_at";

CREATE INDEX "ix_navigations_outcome_decided_at" ON "navigations" ("outcome", "decided_at");
