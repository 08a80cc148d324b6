CREATE TABLE "announcements" (
    "id" TEXT NOT NULL CONSTRAINT "pk_announcements" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edited_at" INTEGER NULL,
    "effective_at" INTEGER NULL,
    "asks_acknowledgement" INTEGER NOT NULL,
    "policy" TEXT NULL,
    "publish_at" INTEGER NULL,
    "taken_back_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "announcement_segments" (
    "announcement_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    CONSTRAINT "pk_announcement_segments" PRIMARY KEY ("announcement_id", "tag"),
    CONSTRAINT "fk_announcement_segments_announcements_announcement_id" FOREIGN KEY ("announcement_id") REFERENCES "announcements" ("id") ON DELETE CASCADE
);

CREATE TABLE "announcement_readings" (
    "announcement_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "acknowledged_at" INTEGER NULL,
    "dismissed_at" INTEGER NULL,
    CONSTRAINT "pk_announcement_readings" PRIMARY KEY ("announcement_id", "person_id"),
    CONSTRAINT "fk_announcement_readings_announcements_announcement_id" FOREIGN KEY ("announcement_id") REFERENCES "announcements" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_announcement_readings_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_announcement_readings_person_id" ON "announcement_readings" ("person_id");

CREATE INDEX "ix_announcements_publish_at" ON "announcements" ("publish_at");

CREATE UNIQUE INDEX "ix_announcements_slug" ON "announcements" ("slug");

