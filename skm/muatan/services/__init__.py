"""What loads answers and undoes a load. Nothing here commits."""
