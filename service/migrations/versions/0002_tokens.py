"""Tokens for programs."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLE = """
CREATE TABLE api_token (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, agency TEXT NOT NULL,
    roles TEXT NOT NULL, reads_only BIGINT NOT NULL, made_by TEXT NOT NULL, made DOUBLE PRECISION NOT NULL,
    until DOUBLE PRECISION NOT NULL, used DOUBLE PRECISION, revoked DOUBLE PRECISION);
"""


def upgrade() -> None:
    """Make the table; nobody has a token yet."""
    op.execute(TABLE.replace("TEXT", 'TEXT COLLATE "C"'))


def downgrade() -> None:
    """Whoever goes back has no tokens: every program needs a new one afterwards."""
    op.execute("DROP TABLE api_token")
