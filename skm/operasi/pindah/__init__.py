"""The move from SQLite to PostgreSQL: everything, proven equal, or nothing."""
