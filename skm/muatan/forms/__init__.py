"""Shapes of the forms that load tables and type paper."""
