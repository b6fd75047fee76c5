"""Measuring: what the server counts, a year read once, figures, approval and the one freeze."""
