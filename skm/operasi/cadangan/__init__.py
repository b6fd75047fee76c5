"""Backup and restore: one file that proves itself, and the way back out of it."""
