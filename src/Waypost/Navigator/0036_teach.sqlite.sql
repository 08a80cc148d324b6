CREATE TABLE "phrasing_changes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_phrasing_changes" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "navigation_id" TEXT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "taken_at" INTEGER NULL
);

CREATE TABLE "trainings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_trainings" PRIMARY KEY,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "model" TEXT NULL,
    "report" TEXT NULL,
    "ended_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_phrasing_changes_navigation_id" ON "phrasing_changes" ("navigation_id");

CREATE INDEX "ix_phrasing_changes_taken_at" ON "phrasing_changes" ("taken_at");

CREATE INDEX "ix_trainings_at" ON "trainings" ("at");

