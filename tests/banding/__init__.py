"""Two checkouts side by side on one database: what they say must be the same, value by value."""
