"""What happens when a person does something: one module a part of the conversation."""
