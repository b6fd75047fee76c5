"""The survey's pages. All of them are in `semua`; importing one loads no other."""
