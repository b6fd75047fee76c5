"""Dashboards, the figures with their traces, the public page."""
