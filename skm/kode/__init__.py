"""The second step of signing in: codes of an authenticator application, and recovery codes."""
