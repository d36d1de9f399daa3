-- What is searched: the words of messages that are not being written any more, and of titles. The tokenizer is that of
-- storage/search/words.h; another splitting of words needs a step that rebuilds these.

CREATE VIEW message_to_search AS SELECT id, text FROM message WHERE state <> 1;

CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content = 'message_to_search', content_rowid = 'id', tokenize = 'chasqui', prefix = '1 2');
INSERT INTO message_words (message_words) VALUES ('rebuild');

CREATE TRIGGER message_is_searched AFTER INSERT ON message WHEN NEW.state <> 1
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (NEW.id, NEW.text);
END;

CREATE TRIGGER written_message_is_searched AFTER UPDATE OF state ON message WHEN OLD.state = 1 AND NEW.state <> 1
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (NEW.id, NEW.text);
END;

CREATE TRIGGER resumed_message_is_not_searched AFTER UPDATE OF state ON message WHEN OLD.state <> 1 AND NEW.state = 1
BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;

CREATE TRIGGER removed_message_is_not_searched AFTER DELETE ON message WHEN OLD.state <> 1
BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;

-- For a search in what one model answered.
CREATE INDEX answer_by_model ON answer (model_name);

CREATE VIRTUAL TABLE title_words USING fts5 (
    title, content = 'conversation', content_rowid = 'id', tokenize = 'chasqui', prefix = '1 2');
INSERT INTO title_words (title_words) VALUES ('rebuild');

CREATE TRIGGER title_is_searched AFTER INSERT ON conversation
BEGIN
    INSERT INTO title_words (rowid, title) VALUES (NEW.id, NEW.title);
END;

CREATE TRIGGER new_title_is_searched AFTER UPDATE OF title ON conversation
BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', OLD.id, OLD.title);
    INSERT INTO title_words (rowid, title) VALUES (NEW.id, NEW.title);
END;

CREATE TRIGGER removed_title_is_not_searched AFTER DELETE ON conversation
BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', OLD.id, OLD.title);
END;
