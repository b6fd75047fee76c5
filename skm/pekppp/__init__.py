"""What the ministry's yearly evaluation (PEKPPP) asks of the survey, with the evidence behind each line."""
