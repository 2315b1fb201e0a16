"""What request bodies may hold and response bodies look like; one file a family of resources."""
