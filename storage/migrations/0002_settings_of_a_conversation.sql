-- What one conversation wants of its answers. NULL: as the program is set.

ALTER TABLE conversation ADD COLUMN system_prompt TEXT;
ALTER TABLE conversation ADD COLUMN temperature REAL CHECK (temperature BETWEEN -1 AND 2); -- below 0: the model's own
ALTER TABLE conversation ADD COLUMN longest_answer INTEGER CHECK (longest_answer >= 0); -- tokens; 0: no limit
