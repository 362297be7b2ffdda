"""Which process takes a message of a messaging app, so that one that comes to several is one turn."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "message_keys",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("taker", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_message_keys"),
    )
    op.create_index("ix_message_keys_at", "message_keys", ["at"])


def downgrade() -> None:
    """Back from it."""
    op.drop_table("message_keys")
