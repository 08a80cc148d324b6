CREATE TABLE "case_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_entries" PRIMARY KEY,
    "navigation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NULL,
    "url" TEXT NULL,
    "at" INTEGER NOT NULL
);

CREATE INDEX "ix_case_entries_navigation_id_at" ON "case_entries" ("navigation_id", "at");

