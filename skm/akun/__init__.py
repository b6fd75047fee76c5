"""Accounts, roles, the guard and the audit trail."""
