-- What a person puts in order: folders, pins, an archive.

CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    deleted_at INTEGER -- what is in it counts as in none; taken back, it is in it again
) STRICT;

ALTER TABLE conversation ADD COLUMN folder_id INTEGER REFERENCES folder (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1));
ALTER TABLE conversation ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1));
CREATE INDEX conversation_by_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL;

-- Acts of more kinds, of folders too. SQLite changes no CHECK, so the table is another one.
CREATE TABLE wider_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),
    conversation_id INTEGER REFERENCES conversation (id) ON DELETE CASCADE,
    message_id INTEGER REFERENCES message (id) ON DELETE CASCADE,
    folder_id INTEGER REFERENCES folder (id) ON DELETE CASCADE,
    before TEXT NOT NULL, -- the name, or the number of the folder
    done_at INTEGER NOT NULL
) STRICT;
INSERT INTO wider_act (id, kind, conversation_id, message_id, before, done_at)
    SELECT id, kind, conversation_id, message_id, before, done_at FROM act;
DROP TABLE act;
ALTER TABLE wider_act RENAME TO act;
CREATE INDEX act_by_conversation ON act (conversation_id);
CREATE INDEX act_by_message ON act (message_id);
CREATE INDEX act_by_folder ON act (folder_id);
