"""The corpus in the forms that others work with: spaCy's DocBin, PLOVER's JSON, rows in the manner of CoNLL."""
