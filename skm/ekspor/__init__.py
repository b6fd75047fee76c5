"""Data that leave the office as files: answers, requests and indicators, row by row."""
