CREATE TABLE "switched_settings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_switched_settings" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE INDEX "ix_switched_settings_at" ON "switched_settings" ("at");
