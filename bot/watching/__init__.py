"""What can be seen of the running bot from outside: figures, health, a line an hour."""
