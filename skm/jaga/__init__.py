"""What the server knows of its own safety: what its keys are known by, and when it was last backed up."""
