-- Tickets for live channels, where a browser can show neither cookie nor token: good once, for a minute. They stand
-- outside row-level security; every statement on them names the ticket itself, of which only the SHA-256 is kept.
CREATE TABLE live_tickets (
    ticket_hash     TEXT    NOT NULL PRIMARY KEY,
    user_id         UUID    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- What it was made with: it is worth no more, and no longer.
    is_of_session   BOOLEAN NOT NULL,
    credential_hash TEXT    NOT NULL,
    -- The kitchen that was named, if any.
    sppg_id         UUID    REFERENCES sppgs (id),
    expires_at      BIGINT  NOT NULL
);
CREATE INDEX live_tickets_by_expiry ON live_tickets (expires_at);
