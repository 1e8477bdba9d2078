"""How sure the rules for roles are, 0 to 1: by judgement, not calibrated. They only put the kinds of rules in order."""

BESIDE = 0.8
"""The words stand side by side, or only a comma divides them."""
BY_TREE = 0.7
"""The tree of the sentence ties them: a verb with its subject, a noun with its copula."""
DRAWN = 0.6
"""Drawn from something else that the text or the directory says: a counterpart's office, a ruler's state, a term."""
ALONE = 0.5
"""One word alone means him: a surname, or a noun that the chains tie to a name."""

FIGURE = 0.5
"""Somebody whom the text doesn't name, in its own words."""
