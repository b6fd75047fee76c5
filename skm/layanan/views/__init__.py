"""The pages of the office and its services. All are in `semua`; importing one loads no other."""
