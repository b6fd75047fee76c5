"""What the server does per second and what its figures cost: `make bench` writes docs/benchmarks.md.

Nothing here judges by a time; the page says what was aimed at and what was measured.
"""
