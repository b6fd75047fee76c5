"""The decree's indicators."""
