"""The answer store: sealed waiting, release, counters, and what of them may be shown."""
