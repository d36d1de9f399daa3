-- What the program asked of the network, and what it may. Times are milliseconds since 1970, UTC.

CREATE TABLE policy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mode INTEGER NOT NULL -- storage::NetworkMode
) STRICT;
INSERT INTO policy VALUES (1, 1);

-- Servers that may be asked without a question.
CREATE TABLE allowed_site (
    site TEXT PRIMARY KEY, -- "huggingface.co", with a port where it is not the usual one
    allowed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL,
    site TEXT NOT NULL,
    path TEXT NOT NULL,          -- without what stands behind a question mark, which may hold a key
    reason TEXT NOT NULL,        -- in the words of the task that it belongs to
    redirected_by TEXT NOT NULL, -- the site that sent us there; empty: none
    received_bytes INTEGER NOT NULL DEFAULT 0,
    outcome INTEGER NOT NULL,    -- storage::RequestOutcome
    status INTEGER NOT NULL DEFAULT 0 -- of HTTP; 0: there was no answer
) STRICT;
CREATE INDEX request_by_site ON request (site);
