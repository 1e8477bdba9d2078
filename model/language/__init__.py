"""How the language core is trained and measured; nothing here is installed."""
