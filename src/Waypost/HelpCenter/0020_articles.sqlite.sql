CREATE TABLE "help_categories" (
    "id" TEXT NOT NULL CONSTRAINT "pk_help_categories" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

CREATE TABLE "articles" (
    "id" TEXT NOT NULL CONSTRAINT "pk_articles" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "segments" TEXT NOT NULL,
    "related" TEXT NOT NULL,
    "minutes" INTEGER NULL,
    "featured" INTEGER NULL,
    "reviewed_at" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "published_at" INTEGER NULL,
    "last_number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_articles_help_categories_category" FOREIGN KEY ("category") REFERENCES "help_categories" ("id") ON DELETE RESTRICT
);

CREATE TABLE "article_solved" (
    "article_id" TEXT NOT NULL,
    "reader_id" TEXT NOT NULL,
    "solved" INTEGER NOT NULL,
    "navigation_id" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_article_solved" PRIMARY KEY ("article_id", "reader_id"),
    CONSTRAINT "fk_article_solved_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);

CREATE TABLE "article_texts" (
    "article_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "keywords" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "pk_article_texts" PRIMARY KEY ("article_id", "locale"),
    CONSTRAINT "fk_article_texts_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);

CREATE TABLE "article_versions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_article_versions" PRIMARY KEY,
    "article_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "keywords" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "effective_at" INTEGER NOT NULL,
    "published_at" INTEGER NOT NULL,
    "published_by" TEXT NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "fk_article_versions_articles_article_id" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_article_versions_article_id_number_locale" ON "article_versions" ("article_id", "number", "locale");

CREATE INDEX "ix_articles_category" ON "articles" ("category");

CREATE UNIQUE INDEX "ix_articles_slug" ON "articles" ("slug");

