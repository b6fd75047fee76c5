"""What loads answers and registers, and undoes a load. Nothing here commits."""
