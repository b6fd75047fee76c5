"""What the public sees: the office's page, and whether the server works."""
