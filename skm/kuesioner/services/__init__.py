"""What changes a questionnaire. Nothing here commits."""
