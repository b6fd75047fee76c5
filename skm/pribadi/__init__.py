"""People's data in words that somebody typed: found, shown to a person, masked or left."""
