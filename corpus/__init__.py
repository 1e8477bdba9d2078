"""A corpus of talks: reports written for this project, what is read in them, and the tools that check and convert it.

`CODEBOOK.md` says how reports are read, `CARD.md` what the corpus holds, how it was made and how well readers agree.
"""
