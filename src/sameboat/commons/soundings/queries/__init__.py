"""Who reads what of drafts and questions. Rows are already those that the viewer may see."""
