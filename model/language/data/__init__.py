"""Readers of the open data sets that the language core is trained and measured on, one module a set."""
