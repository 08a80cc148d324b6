CREATE TABLE "files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_files" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "attached_to" TEXT NULL
);

CREATE INDEX "ix_files_attached_to" ON "files" ("attached_to");

