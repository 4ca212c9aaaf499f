"""Every sentence and every industry's content, and their loader."""
