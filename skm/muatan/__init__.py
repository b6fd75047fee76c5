"""What the office brings in: tables, registers, stacks of paper; each a load that is undone as a whole."""
