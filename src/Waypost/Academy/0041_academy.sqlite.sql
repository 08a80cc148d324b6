CREATE TABLE "courses" (
    "id" TEXT NOT NULL CONSTRAINT "pk_courses" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "badge" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

CREATE TABLE "lessons" (
    "id" TEXT NOT NULL CONSTRAINT "pk_lessons" PRIMARY KEY,
    "course_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "quiz_json" TEXT NOT NULL,
    CONSTRAINT "fk_lessons_courses_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE CASCADE
);

CREATE TABLE "course_badges" (
    "person_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_course_badges" PRIMARY KEY ("person_id", "course_id"),
    CONSTRAINT "fk_course_badges_courses_course_id" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_course_badges_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

CREATE TABLE "lessons_done" (
    "person_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_lessons_done" PRIMARY KEY ("person_id", "lesson_id"),
    CONSTRAINT "fk_lessons_done_lessons_lesson_id" FOREIGN KEY ("lesson_id") REFERENCES "lessons" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_lessons_done_people_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_course_badges_course_id" ON "course_badges" ("course_id");

CREATE UNIQUE INDEX "ix_courses_slug" ON "courses" ("slug");

CREATE UNIQUE INDEX "ix_lessons_course_id_number" ON "lessons" ("course_id", "number");

CREATE UNIQUE INDEX "ix_lessons_course_id_slug" ON "lessons" ("course_id", "slug");

CREATE INDEX "ix_lessons_done_lesson_id" ON "lessons_done" ("lesson_id");

CREATE INDEX "ix_lessons_done_person_id_course_id" ON "lessons_done" ("person_id", "course_id");

