"""Drawings of figures: where a mark lies. What it is worth is decided elsewhere; here nothing is measured.

Places across are per cent of the width and places down are pixels, so that a drawing is as wide as its column
while its letters keep their size. A value goes in exact and stays beside its place: the table below a
drawing is written from the same marks.
"""
