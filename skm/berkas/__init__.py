"""Tables from elsewhere: bounds, sheet, separator, headings, days, words, what was loaded before."""
