"""The running program: settings, composition, start and end."""
