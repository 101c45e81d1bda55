"""Webhooks: where events are sent, and how far each is."""

from alembic import op

revision = "0003"
down_revision = "0002"

TABLE = """
CREATE TABLE webhook (id TEXT PRIMARY KEY, name TEXT NOT NULL, agency TEXT NOT NULL, roles TEXT NOT NULL,
    address TEXT NOT NULL, types TEXT NOT NULL, made_by TEXT NOT NULL, made DOUBLE PRECISION NOT NULL,
    position BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT, tries BIGINT NOT NULL, failing_since DOUBLE PRECISION,
    next_at DOUBLE PRECISION NOT NULL, sent_at DOUBLE PRECISION, secret BYTEA NOT NULL, lease_by TEXT NOT NULL,
    lease_until DOUBLE PRECISION NOT NULL);
"""


def upgrade() -> None:
    """Make the table; nothing is sent anywhere yet."""
    op.execute(TABLE.replace("TEXT", 'TEXT COLLATE "C"'))


def downgrade() -> None:
    """Whoever goes back sends to nobody: every webhook has to be registered again afterwards."""
    op.execute("DROP TABLE webhook")
