"""What happens in groups: joining, tapping, answering; and what is to be said there next."""
