CREATE TABLE channel_outcomes (
    type_id character varying(60) NOT NULL,
    channel character varying(40) NOT NULL,
    confirmed integer NOT NULL,
    silent integer NOT NULL,
    returned integer NOT NULL,
    times character varying(400) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_channel_outcomes PRIMARY KEY (type_id, channel)
);

