-- Times are milliseconds since 1970, UTC. Numbers of enumerations are those of records.h and never change.

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    leaf_id INTEGER REFERENCES message (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    overflow_rule INTEGER NOT NULL DEFAULT 0 CHECK (overflow_rule IN (0, 1))
) STRICT;

CREATE INDEX conversation_by_use ON conversation (updated_at) WHERE deleted_at IS NULL;

-- A tree that only grows: to edit or to answer again adds a sibling.
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES message (id) ON DELETE CASCADE,
    role INTEGER NOT NULL CHECK (role IN (0, 1, 2)),
    state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX message_by_conversation ON message (conversation_id, id);
CREATE INDEX message_by_parent ON message (parent_id);
CREATE INDEX message_being_written ON message (id) WHERE state = 1;

-- Nothing that was said is overwritten: only an answer that is being written (state 1) changes, and it grows.
CREATE TRIGGER message_text_is_kept BEFORE UPDATE OF text ON message
WHEN NEW.text IS NOT OLD.text AND (OLD.state <> 1 OR substr(NEW.text, 1, length(OLD.text)) <> OLD.text)
BEGIN
    SELECT RAISE(ABORT, 'the text of a message is kept');
END;

CREATE TRIGGER message_place_is_kept BEFORE UPDATE OF id, conversation_id, parent_id, role, created_at ON message
BEGIN
    SELECT RAISE(ABORT, 'the place of a message is kept');
END;

-- A file as it was when it was used: changed since, it is another row.
CREATE TABLE model_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    UNIQUE (path, size_bytes, modified_at)
) STRICT;

-- How an answer came about.
CREATE TABLE answer (
    message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    model_file_id INTEGER REFERENCES model_file (id),
    model_name TEXT NOT NULL,
    backend TEXT NOT NULL,
    device TEXT NOT NULL,
    numerics TEXT NOT NULL,
    system_prompt TEXT NOT NULL,
    temperature REAL NOT NULL,
    top_k INTEGER NOT NULL,
    top_p REAL NOT NULL,
    min_p REAL NOT NULL,
    repeat_penalty REAL NOT NULL,
    seed INTEGER NOT NULL,
    context_length INTEGER NOT NULL,
    omitted_messages INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    generated_tokens INTEGER NOT NULL,
    prompt_seconds REAL NOT NULL,
    generation_seconds REAL NOT NULL,
    stop_reason INTEGER NOT NULL CHECK (stop_reason IN (0, 1, 2, 3)),
    tokens BLOB NOT NULL -- ids of 32 bits, little-endian; empty where they are not known
) STRICT;

-- What is typed and not sent; conversation 0 is the one that is not there yet.
CREATE TABLE draft (
    conversation_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

CREATE TRIGGER draft_goes_with_conversation AFTER DELETE ON conversation
BEGIN
    DELETE FROM draft WHERE conversation_id = OLD.id;
END;
