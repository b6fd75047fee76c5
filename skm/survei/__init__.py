"""Questionnaires, QR links and answers."""
