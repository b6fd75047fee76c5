"""What posts fill in: inputs per quarter, evidence, posts, stages."""
