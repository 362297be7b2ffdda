"""Alembic's entry: runs the migrations within the connection that it is given. Imported by others it does nothing."""

from alembic import context

from bot.records.tables import metadata

if hasattr(context, "config"):
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        # Rasa's own table, from before the conversations' states were ours
        include_name=lambda name, kind, _parents: kind != "table" or name in metadata.tables,
    )
    with context.begin_transaction():
        context.run_migrations()
