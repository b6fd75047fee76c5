"""Long work: what runs beside the pages in a process of its own, how far it is, and what became of it."""
