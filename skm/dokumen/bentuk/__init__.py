"""One content model, written as text or as a workbook."""
