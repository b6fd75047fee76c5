"""What the office mends after a survey: plans, what became of them, and the forum that agreed on them."""
