"""How documents are written: what they say as plain data, and the files made of it. Knows no database."""
