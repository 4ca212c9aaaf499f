"""The shipped fonts as package data, and the script that cut them."""
