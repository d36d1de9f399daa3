-- Tokens of an answer after which the device failed and another, the one that is recorded, went on. NULL: none did.

ALTER TABLE answer ADD COLUMN moved_after INTEGER CHECK (moved_after >= 0);
