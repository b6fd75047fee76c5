"""What staff put into a period's report: sentences of their own, and photographs."""
