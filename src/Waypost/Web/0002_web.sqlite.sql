CREATE TABLE "protection_keys" (
    "name" TEXT NOT NULL CONSTRAINT "pk_protection_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
);

