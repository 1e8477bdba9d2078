"""How well the language core reads: the scorers, what they are run on, and the table that they fill."""
