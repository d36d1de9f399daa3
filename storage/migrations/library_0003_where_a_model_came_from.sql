-- Where the file of a model was fetched and how it was then, so that what becomes damaged of it can be fetched anew.

ALTER TABLE model ADD COLUMN origin TEXT NOT NULL DEFAULT ''; -- the address; empty: it was not fetched by this program
ALTER TABLE model ADD COLUMN origin_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE model ADD COLUMN origin_sums BLOB NOT NULL DEFAULT x''; -- of its blocks, as file_hash.h says
