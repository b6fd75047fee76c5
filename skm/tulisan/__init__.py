"""What an office writes into its documents itself."""
