"""What a language model is told: one Markdown file a job. No job has landed yet; see DESIGN, the order of issues."""
