-- What was done to several conversations at once is taken back at once, and an import can be taken back.
-- SQLite changes no CHECK, so the table is another one.

CREATE TABLE wider_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7),
    first_id INTEGER, -- of what was done at once, which may be gone; NULL: this is it
    conversation_id INTEGER REFERENCES conversation (id) ON DELETE CASCADE,
    message_id INTEGER REFERENCES message (id) ON DELETE CASCADE,
    folder_id INTEGER REFERENCES folder (id) ON DELETE CASCADE,
    before TEXT NOT NULL, -- the name, or the number of the folder
    done_at INTEGER NOT NULL
) STRICT;
INSERT INTO wider_act (id, kind, conversation_id, message_id, folder_id, before, done_at)
    SELECT id, kind, conversation_id, message_id, folder_id, before, done_at FROM act;
DROP TABLE act;
ALTER TABLE wider_act RENAME TO act;
CREATE INDEX act_by_conversation ON act (conversation_id);
CREATE INDEX act_by_message ON act (message_id);
CREATE INDEX act_by_folder ON act (folder_id);
CREATE INDEX act_by_first ON act (coalesce(first_id, id));
