-- A message that is in the bin took with it all that follows on it, which has the same time; so it comes back.

ALTER TABLE message ADD COLUMN deleted_at INTEGER;
CREATE INDEX message_in_bin ON message (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX conversation_in_bin ON conversation (deleted_at) WHERE deleted_at IS NOT NULL;

-- What a person did and may take back, the last one first. Kinds are storage::ActKind.
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    message_id INTEGER REFERENCES message (id) ON DELETE CASCADE,
    before TEXT NOT NULL, -- the title before a change of it
    done_at INTEGER NOT NULL
) STRICT;
CREATE INDEX act_by_conversation ON act (conversation_id);
CREATE INDEX act_by_message ON act (message_id);

-- From now on what is in the bin goes for good after a time; what is there already has that time before it.
UPDATE conversation SET deleted_at = unixepoch() * 1000 WHERE deleted_at IS NOT NULL;
