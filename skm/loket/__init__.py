"""The front desk: requests, their promised moment and their completion."""
