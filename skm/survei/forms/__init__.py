"""Shapes of the staff's forms. The citizen's form is written by hand and checked in `isian`."""
