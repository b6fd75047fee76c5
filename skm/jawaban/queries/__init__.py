"""Reads of the answer store. Counts and sums only: nothing here is divided."""
