"""The decree by year: texts, formulas, targets, Renstra, rules, and its spreadsheet."""
