"""Tasks that a message gives in a line each: read, put onto a team's list, corrected."""
