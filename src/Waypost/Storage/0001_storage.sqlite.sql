CREATE TABLE "client_ids" (
    "caller_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "made_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_client_ids" PRIMARY KEY ("caller_id", "id")
);

CREATE TABLE "outside_writes" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outside_writes" PRIMARY KEY,
    "count" INTEGER NOT NULL
);

INSERT INTO "outside_writes" ("id", "count")
VALUES (1, 0);

