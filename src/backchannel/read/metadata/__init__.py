"""What is said about a document: by its markup (`head`), and by its own words (`page`)."""
