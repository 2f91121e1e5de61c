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
    numbers TEXT NOT NULL,
    UNIQUE (session, step, exercise, person, side, repeat)
);
CREATE TABLE session (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    turns TEXT NOT NULL,
    result TEXT
);
