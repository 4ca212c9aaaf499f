"""What a group sees: the overview, the stages' messages, and what is asked there."""
