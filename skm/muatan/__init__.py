"""Answers the office brings in: tables from elsewhere, stacks of paper; each a load undone as a whole."""
