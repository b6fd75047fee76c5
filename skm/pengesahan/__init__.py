"""A period's report approved: what was approved stays as it was, under a code that anybody may ask about."""
