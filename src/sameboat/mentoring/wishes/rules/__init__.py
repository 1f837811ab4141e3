"""What may be asked, answered and wished, and why not. Rules know no database."""
