"""What Alembic runs for each command: on the connection it was given, in its transaction.

The transaction is begun and ended by `bot.storage.upgrading`: a migration that fails leaves
nothing, on SQLite too.
"""

from alembic import context
from sqlalchemy import Connection

from bot.storage.columns import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by building it anew
)
context.run_migrations()
