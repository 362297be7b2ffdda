"""The replies of a session: for a message that comes twice, and for a page that is opened again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "session_replies",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(36), nullable=False),
        sa.Column("conversation", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session_replies"),
        sa.UniqueConstraint("key", name="uq_session_replies_key"),
    )
    op.create_index("ix_session_replies_at", "session_replies", ["at"])
    op.create_index("ix_session_replies_conversation", "session_replies", ["conversation", "at"])


def downgrade() -> None:
    """Back from it."""
    op.drop_table("session_replies")
