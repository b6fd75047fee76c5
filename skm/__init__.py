"""The SKM server: it collects answers and front-desk cases; `kinerja` measures them."""
