"""What the bot says by itself: groups and reminders, at their pace."""
