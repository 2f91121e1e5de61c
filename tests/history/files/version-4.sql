CREATE TABLE feeling (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    person TEXT NOT NULL,
    moment TEXT NOT NULL,
    at TEXT NOT NULL,
    pain INTEGER,
    tightness INTEGER,
    places TEXT NOT NULL,
    UNIQUE (session, person, moment)
);
CREATE TABLE hold (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    person TEXT NOT NULL,
    side TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    planned REAL NOT NULL,
    held REAL NOT NULL,
    released INTEGER NOT NULL,
    numbers TEXT NOT NULL, complete INTEGER NOT NULL DEFAULT 0,
    UNIQUE (session, step, exercise, person, side, repeat)
);
CREATE TABLE place (
    session INTEGER PRIMARY KEY REFERENCES session (nr) ON DELETE CASCADE,
    at TEXT NOT NULL,
    phase INTEGER NOT NULL,
    elapsed REAL NOT NULL,
    remaining REAL
);
CREATE TABLE plan (
    session INTEGER PRIMARY KEY REFERENCES session (nr) ON DELETE CASCADE,
    plan TEXT NOT NULL
);
CREATE TABLE reply (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    person TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    taken INTEGER NOT NULL,
    side TEXT,
    UNIQUE (session, person, about)
);
CREATE TABLE session (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    turns TEXT NOT NULL,
    result TEXT
, note TEXT NOT NULL DEFAULT '');
CREATE TABLE try (
    nr INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (nr) ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    person TEXT NOT NULL,
    side TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    at TEXT NOT NULL,
    tightness INTEGER,
    amount REAL,
    unit TEXT NOT NULL,
    felt TEXT,
    UNIQUE (session, exercise, person, side, attempt)
);
