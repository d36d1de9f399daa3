-- What a person wrote of a model, and how fast it was here. These stay when a file goes away and comes back.

ALTER TABLE model ADD COLUMN own_name TEXT NOT NULL DEFAULT ''; -- empty: as its file says
ALTER TABLE model ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE model ADD COLUMN prompt_speed REAL NOT NULL DEFAULT 0; -- tokens a second, the last time; 0: not measured
ALTER TABLE model ADD COLUMN answer_speed REAL NOT NULL DEFAULT 0;
ALTER TABLE model ADD COLUMN speed_device TEXT NOT NULL DEFAULT '';
