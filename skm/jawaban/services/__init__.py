"""What changes the answer store. Nothing here commits."""
