-- The rest of what one conversation, or a preset, may want of its answers. NULL: as the program is set; of numbers that
-- choose words, below 0: the model's own.

ALTER TABLE conversation ADD COLUMN top_k INTEGER CHECK (top_k >= -1);
ALTER TABLE conversation ADD COLUMN top_p REAL CHECK (top_p BETWEEN -1 AND 1);
ALTER TABLE conversation ADD COLUMN min_p REAL CHECK (min_p BETWEEN -1 AND 1);
ALTER TABLE conversation ADD COLUMN repeat_penalty REAL CHECK (repeat_penalty BETWEEN -1 AND 2);
ALTER TABLE conversation ADD COLUMN model TEXT; -- path of its file
ALTER TABLE conversation ADD COLUMN context_length INTEGER CHECK (context_length >= 0); -- tokens; 0: what suits the model

ALTER TABLE preset ADD COLUMN top_k INTEGER CHECK (top_k >= -1);
ALTER TABLE preset ADD COLUMN top_p REAL CHECK (top_p BETWEEN -1 AND 1);
ALTER TABLE preset ADD COLUMN min_p REAL CHECK (min_p BETWEEN -1 AND 1);
ALTER TABLE preset ADD COLUMN repeat_penalty REAL CHECK (repeat_penalty BETWEEN -1 AND 2);
ALTER TABLE preset ADD COLUMN model TEXT;
ALTER TABLE preset ADD COLUMN context_length INTEGER CHECK (context_length >= 0);
