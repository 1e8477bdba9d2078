"""One module a command; each only reads its arguments, calls a room and prints what comes back."""
