CREATE TABLE courses (
    id uuid NOT NULL,
    slug character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(400) NOT NULL,
    level character varying(40) NOT NULL,
    minutes integer NOT NULL,
    badge character varying(80) NOT NULL,
    position integer NOT NULL,
    CONSTRAINT pk_courses PRIMARY KEY (id)
);

CREATE TABLE lessons (
    id uuid NOT NULL,
    course_id uuid NOT NULL,
    number integer NOT NULL,
    slug character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    minutes integer NOT NULL,
    text text NOT NULL,
    quiz_json text NOT NULL,
    CONSTRAINT pk_lessons PRIMARY KEY (id),
    CONSTRAINT fk_lessons_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE TABLE course_badges (
    person_id uuid NOT NULL,
    course_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_course_badges PRIMARY KEY (person_id, course_id),
    CONSTRAINT fk_course_badges_courses_course_id FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_badges_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE TABLE lessons_done (
    person_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    course_id uuid NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_lessons_done PRIMARY KEY (person_id, lesson_id),
    CONSTRAINT fk_lessons_done_lessons_lesson_id FOREIGN KEY (lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
    CONSTRAINT fk_lessons_done_people_person_id FOREIGN KEY (person_id) REFERENCES people (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_badges_course_id ON course_badges (course_id);

CREATE UNIQUE INDEX ix_courses_slug ON courses (slug);

CREATE UNIQUE INDEX ix_lessons_course_id_number ON lessons (course_id, number);

CREATE UNIQUE INDEX ix_lessons_course_id_slug ON lessons (course_id, slug);

CREATE INDEX ix_lessons_done_lesson_id ON lessons_done (lesson_id);

CREATE INDEX ix_lessons_done_person_id_course_id ON lessons_done (person_id, course_id);

