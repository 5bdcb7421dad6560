"""The addresses of the interface, one module a noun."""
