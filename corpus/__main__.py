"""`python -m corpus`: lay out, read, check, measure and convert the corpus."""

from corpus.commands import main

main()
