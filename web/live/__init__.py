"""The live views: one rendering for all who hold the same view, one frame for each change."""
