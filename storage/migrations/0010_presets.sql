-- What a person wants of the answers of a kind of conversation, by a name. NULL: as the program is set.

CREATE TABLE preset (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    system_prompt TEXT,
    temperature REAL CHECK (temperature BETWEEN -1 AND 2), -- below 0: the model's own
    longest_answer INTEGER CHECK (longest_answer >= 0)     -- tokens; 0: no limit
) STRICT;
