"""On time and what stands beside it: read from the counters that the desk keeps, else from its cases."""
