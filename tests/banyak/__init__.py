"""More than one process and machine: real stores, poolers and clusters, started here and gone afterwards."""
