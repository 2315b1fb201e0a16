"""Programs for the people who build the product; nothing here ships with it."""
