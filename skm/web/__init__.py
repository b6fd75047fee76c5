"""What every page needs: errors, headers, filters, navigation."""
