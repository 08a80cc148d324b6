CREATE TABLE "notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "seen_at" INTEGER NULL
);

CREATE INDEX "ix_notices_person_id_at" ON "notices" ("person_id", "at");

