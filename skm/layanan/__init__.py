"""Units, services, their promised times, the calendar: nouns that desk and survey share."""
