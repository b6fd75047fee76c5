"""The dashboard and the reports: figures with their traces, one file a page."""
