"""What a period came to for those who were served, at a glance: figures beside others, and by whom."""
