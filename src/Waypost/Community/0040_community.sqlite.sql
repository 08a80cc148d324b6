CREATE TABLE "community_follows" (
    "subject_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_community_follows" PRIMARY KEY ("subject_id", "person_id")
);

CREATE TABLE "community_groups" (
    "id" TEXT NOT NULL CONSTRAINT "pk_community_groups" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "welcome" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "members" INTEGER NOT NULL,
    "topics" INTEGER NOT NULL
);

CREATE TABLE "post_flags" (
    "id" TEXT NOT NULL CONSTRAINT "pk_post_flags" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "decided_at" INTEGER NULL,
    "decided_by_id" TEXT NULL,
    "decision" TEXT NULL
);

CREATE TABLE "post_marks" (
    "post_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_post_marks" PRIMARY KEY ("post_id", "person_id")
);

CREATE TABLE "post_versions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_post_versions" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "title" TEXT NULL,
    "text" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "replaced_by_id" TEXT NOT NULL
);

CREATE TABLE "group_memberships" (
    "group_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_group_memberships" PRIMARY KEY ("group_id", "person_id"),
    CONSTRAINT "fk_group_memberships_community_groups_group_id" FOREIGN KEY ("group_id") REFERENCES "community_groups" ("id") ON DELETE CASCADE
);

CREATE TABLE "topics" (
    "id" TEXT NOT NULL CONSTRAINT "pk_topics" PRIMARY KEY,
    "group_id" TEXT NOT NULL,
    "group_seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edited_at" INTEGER NULL,
    "last_seq" INTEGER NOT NULL,
    "replies" INTEGER NOT NULL,
    "same_here" INTEGER NOT NULL,
    "first_reply_at" INTEGER NULL,
    "last_activity_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "accepted_reply_id" TEXT NULL,
    "accepted_at" INTEGER NULL,
    "accepted_by_id" TEXT NULL,
    "locked_at" INTEGER NULL,
    "hidden_at" INTEGER NULL,
    "hidden_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_topics_community_groups_group_id" FOREIGN KEY ("group_id") REFERENCES "community_groups" ("id") ON DELETE RESTRICT
);

CREATE TABLE "community_members" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_community_members" PRIMARY KEY,
    "shop" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "joined_at" INTEGER NOT NULL,
    CONSTRAINT "fk_community_members_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

CREATE TABLE "replies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_replies" PRIMARY KEY,
    "topic_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "changed_seq" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "is_official" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "edited_at" INTEGER NULL,
    "hidden_at" INTEGER NULL,
    "hidden_reason" TEXT NULL,
    "helpful" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_replies_topics_topic_id" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
);

CREATE TABLE "topic_tags" (
    "topic_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    CONSTRAINT "pk_topic_tags" PRIMARY KEY ("topic_id", "tag"),
    CONSTRAINT "fk_topic_tags_topics_topic_id" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_community_follows_person_id" ON "community_follows" ("person_id");

CREATE UNIQUE INDEX "ix_community_groups_slug" ON "community_groups" ("slug");

CREATE INDEX "ix_group_memberships_person_id" ON "group_memberships" ("person_id");

CREATE INDEX "ix_post_flags_decided_at_at" ON "post_flags" ("decided_at", "at");

CREATE UNIQUE INDEX "ix_post_flags_post_id_person_id" ON "post_flags" ("post_id", "person_id");

CREATE INDEX "ix_post_versions_post_id_until" ON "post_versions" ("post_id", "until");

CREATE INDEX "ix_replies_author_id_created_at" ON "replies" ("author_id", "created_at");

CREATE INDEX "ix_replies_topic_id_changed_seq" ON "replies" ("topic_id", "changed_seq");

CREATE UNIQUE INDEX "ix_replies_topic_id_seq" ON "replies" ("topic_id", "seq");

CREATE INDEX "ix_topic_tags_tag" ON "topic_tags" ("tag");

CREATE INDEX "ix_topics_author_id_created_at" ON "topics" ("author_id", "created_at");

CREATE INDEX "ix_topics_changed_at" ON "topics" ("changed_at");

CREATE INDEX "ix_topics_created_at" ON "topics" ("created_at");

CREATE UNIQUE INDEX "ix_topics_group_id_group_seq" ON "topics" ("group_id", "group_seq");

