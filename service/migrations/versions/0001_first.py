"""The tables of the log, the vault, the chain, the accounts, and what is kept beside them."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE events (position BIGINT PRIMARY KEY, type TEXT NOT NULL, data BYTEA NOT NULL, tags TEXT NOT NULL);
CREATE TABLE tags (tag TEXT NOT NULL, type TEXT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (tag, type, position));
CREATE INDEX events_by_type ON events (type, position);
CREATE TABLE vault_keys (subject TEXT PRIMARY KEY, wrapped BYTEA NOT NULL);
CREATE TABLE vault (reference TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, sealed BYTEA NOT NULL);
CREATE INDEX vault_by_subject ON vault (subject);
CREATE TABLE chain (number BIGINT PRIMARY KEY, kind TEXT NOT NULL, row TEXT NOT NULL, digest BYTEA NOT NULL,
    hash BYTEA NOT NULL);
CREATE TABLE access_log (number BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, agency TEXT NOT NULL,
    operation TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT, mark BYTEA);
CREATE TABLE account (username TEXT PRIMARY KEY, password TEXT NOT NULL, name TEXT NOT NULL, agency TEXT NOT NULL,
    roles TEXT NOT NULL, acts_for TEXT NOT NULL, disabled BIGINT NOT NULL DEFAULT 0, epoch BIGINT NOT NULL DEFAULT 0);
CREATE TABLE signed_in (token TEXT PRIMARY KEY, username TEXT NOT NULL, epoch BIGINT NOT NULL, csrf TEXT NOT NULL,
    started DOUBLE PRECISION NOT NULL, seen DOUBLE PRECISION NOT NULL, touched DOUBLE PRECISION NOT NULL,
    proven BIGINT NOT NULL DEFAULT 1);
CREATE TABLE sign_in_try (username TEXT NOT NULL, address TEXT NOT NULL, times BIGINT NOT NULL,
    last DOUBLE PRECISION NOT NULL, PRIMARY KEY (username, address));
CREATE INDEX sign_in_try_last ON sign_in_try (last);
CREATE TABLE kept_form (device TEXT NOT NULL, username TEXT NOT NULL, path TEXT NOT NULL, entry TEXT NOT NULL,
    at DOUBLE PRECISION NOT NULL, sealed BYTEA NOT NULL, PRIMARY KEY (device, username, path, entry));
CREATE TABLE plan_template (agency TEXT NOT NULL, code TEXT NOT NULL, version TEXT NOT NULL, made_by TEXT NOT NULL,
    sealed BYTEA NOT NULL, PRIMARY KEY (agency, code, version));
CREATE TABLE invitation (id TEXT PRIMARY KEY, operation TEXT NOT NULL, partner TEXT NOT NULL, council TEXT NOT NULL,
    asked_by TEXT NOT NULL, until BIGINT NOT NULL, open BIGINT NOT NULL DEFAULT 1, sent_at DOUBLE PRECISION,
    not_sent TEXT, code TEXT, code_at DOUBLE PRECISION, wrong BIGINT NOT NULL DEFAULT 0);
CREATE INDEX invitation_operation ON invitation (operation);
"""


def upgrade() -> None:
    """Make them; there was nothing before."""
    op.execute(TABLES.replace("TEXT", 'TEXT COLLATE "C"'))  # letter by letter, whatever the locale


def downgrade() -> None:
    """There is no way back to nothing: nobody means to throw a log away."""
    raise NotImplementedError("remove the database instead")
