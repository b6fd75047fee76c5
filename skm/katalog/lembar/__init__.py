"""A year's catalogue as a spreadsheet: out, changed by the office, and in again."""
