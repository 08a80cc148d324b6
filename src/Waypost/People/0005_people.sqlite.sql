CREATE TABLE "first_admin_invitation" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_first_admin_invitation" PRIMARY KEY,
    "code_hash" TEXT NOT NULL,
    "used_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "people" (
    "id" TEXT NOT NULL CONSTRAINT "pk_people" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "seller_id" TEXT NULL,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "speaks" TEXT NOT NULL,
    "skills" TEXT NOT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NOT NULL,
    "normalized_email" TEXT NOT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "teams" (
    "id" TEXT NOT NULL CONSTRAINT "pk_teams" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "fk_api_keys_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

CREATE TABLE "team_members" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    CONSTRAINT "pk_team_members" PRIMARY KEY ("team_id", "person_id"),
    CONSTRAINT "fk_team_members_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_team_members_teams_team_id" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_api_keys_hash" ON "api_keys" ("hash");

CREATE INDEX "ix_api_keys_person_id" ON "api_keys" ("person_id");

CREATE UNIQUE INDEX "ix_people_normalized_email" ON "people" ("normalized_email");

CREATE INDEX "ix_people_seller_id" ON "people" ("seller_id");

CREATE INDEX "ix_team_members_person_id" ON "team_members" ("person_id");

CREATE UNIQUE INDEX "ix_teams_slug" ON "teams" ("slug");

