-- What a model thought before it answered: it is kept, and neither searched nor given to a model again.

ALTER TABLE message ADD COLUMN reasoning TEXT NOT NULL DEFAULT '';

CREATE TRIGGER message_reasoning_is_kept BEFORE UPDATE OF reasoning ON message
WHEN NEW.reasoning IS NOT OLD.reasoning
    AND (OLD.state <> 1 OR substr(NEW.reasoning, 1, length(OLD.reasoning)) <> OLD.reasoning)
BEGIN
    SELECT RAISE(ABORT, 'the reasoning of a message is kept');
END;
