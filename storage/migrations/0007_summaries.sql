-- What was said up to a message, in a model's words: it reads them where the messages themselves have no room. Empty:
-- there is none.

ALTER TABLE message ADD COLUMN summary TEXT NOT NULL DEFAULT '';

-- A conversation may want that each time. SQLite changes no CHECK, so the column is another one.
ALTER TABLE conversation ADD COLUMN overflow INTEGER NOT NULL DEFAULT 0 CHECK (overflow IN (0, 1, 2));
UPDATE conversation SET overflow = overflow_rule;
ALTER TABLE conversation DROP COLUMN overflow_rule;
ALTER TABLE conversation RENAME COLUMN overflow TO overflow_rule;
