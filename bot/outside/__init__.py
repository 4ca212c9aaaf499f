"""Programs of tasks elsewhere: spoken to from here only, and only where the address is public."""
