-- What a person made of an answer is a message of its own, beside the one that it was made of.

ALTER TABLE message ADD COLUMN is_edited INTEGER NOT NULL DEFAULT 0 CHECK (is_edited IN (0, 1));
