"""Looking after the server: what is wrong with it, and what has been kept long enough."""
