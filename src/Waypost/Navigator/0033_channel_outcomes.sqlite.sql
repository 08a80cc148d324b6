CREATE TABLE "channel_outcomes" (
    "type_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "silent" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "times" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "pk_channel_outcomes" PRIMARY KEY ("type_id", "channel")
);

