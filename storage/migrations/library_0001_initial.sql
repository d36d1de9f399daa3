-- What is known of the model files of this computer. Times are milliseconds since 1970, UTC.

CREATE TABLE folder (
    path TEXT PRIMARY KEY,
    is_searched INTEGER NOT NULL CHECK (is_searched IN (0, 1)) -- 0: one of another program that shall be left alone
) STRICT;

-- As it was when it was last seen: a drive may be away.
CREATE TABLE model (
    path TEXT PRIMARY KEY, -- of its first file
    folder TEXT NOT NULL,  -- that it was found in
    part_count INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,  -- of all files
    modified_at INTEGER NOT NULL, -- the newest of them
    name TEXT NOT NULL,
    architecture TEXT NOT NULL,
    quantisation TEXT NOT NULL,
    licence TEXT NOT NULL,
    parameter_count INTEGER NOT NULL,
    context_length INTEGER NOT NULL,
    can_chat INTEGER NOT NULL CHECK (can_chat IN (0, 1)),
    can_infill INTEGER NOT NULL CHECK (can_infill IN (0, 1)),
    sha256 TEXT NOT NULL DEFAULT '',          -- of the file of this size and time; empty: not computed yet
    published_sha256 TEXT NOT NULL DEFAULT '' -- that it should have; empty: nobody said
) STRICT;
