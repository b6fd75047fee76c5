"""Questionnaires: what is asked, in which version, and what the answers to it count to."""
