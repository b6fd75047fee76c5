"""What a period came to, read once: the one view model that pages and documents are drawn from."""
