"""The first tables: turns without what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("intent", sa.String(64), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("milliseconds", sa.Float, nullable=False),
    )
    op.create_index("ix_turns_conversation", "turns", ["conversation"])
    op.create_index("ix_turns_at", "turns", ["at"])
    op.create_table(
        "sentences_shown",
        sa.Column("turn", sa.Integer, sa.ForeignKey("turns.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("sentence", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Back from it."""
    op.drop_table("sentences_shown")
    op.drop_table("turns")
