"""How everything looks: design tokens, components, forms, the page frame."""
