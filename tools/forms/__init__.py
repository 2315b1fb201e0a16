"""The shipped forms as readable descriptions, and the builder that turns them into .docx files."""
