"""Open data: what was published, for programs, with its description."""
