CREATE TABLE "catalogue_edition" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_catalogue_edition" PRIMARY KEY,
    "hash" TEXT NOT NULL
);

CREATE TABLE "issue_types" (
    "id" TEXT NOT NULL CONSTRAINT "pk_issue_types" PRIMARY KEY,
    "topic" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "need" TEXT NOT NULL,
    "team" TEXT NULL,
    "group_slug" TEXT NULL,
    "checks" TEXT NOT NULL,
    "articles" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

CREATE TABLE "phrasings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_phrasings" PRIMARY KEY,
    "type_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

CREATE INDEX "ix_phrasings_type_id_locale" ON "phrasings" ("type_id", "locale");

