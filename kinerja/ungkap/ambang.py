"""The five: how many people a shown figure must rest on."""

PALING_SEDIKIT = 5
"""Respondents below which a figure of a group would tell what single people answered (UU 27/2022)."""
