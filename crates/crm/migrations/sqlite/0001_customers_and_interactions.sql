CREATE TABLE customers (
    ref TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    detail TEXT,
    url TEXT,
    -- As written in the import, separated by `;`.
    phones TEXT NOT NULL,
    emails TEXT NOT NULL,
    -- In small letters: what lists are ordered by, and what a search looks into.
    sort_name TEXT NOT NULL,
    search TEXT NOT NULL
) WITHOUT ROWID;
-- With what a search looks into: it then reads this index alone, in order, and no table.
CREATE INDEX customers_by_name ON customers (sort_name, ref, search);

-- How a customer is found by an address: a row for each form that the address can be asked for in.
CREATE TABLE addresses (
    key TEXT NOT NULL,
    ref TEXT NOT NULL REFERENCES customers (ref) ON DELETE CASCADE,
    PRIMARY KEY (key, ref)
) WITHOUT ROWID;
CREATE INDEX addresses_by_customer ON addresses (ref);

-- The newest revision of each entry. The entry itself is the JSON in `body`; the rest is there to find it.
CREATE TABLE interactions (
    key TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    at TEXT NOT NULL,
    customer TEXT,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX interactions_by_time ON interactions (at, key);
CREATE INDEX interactions_by_customer ON interactions (customer, at, key);
