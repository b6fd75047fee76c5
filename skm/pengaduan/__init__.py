"""Complaints: what citizens tell the office, what it answers, and whether in the time it promised."""
