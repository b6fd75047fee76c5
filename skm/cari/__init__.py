"""Finding a case again, whatever is known of it."""
