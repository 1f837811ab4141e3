"""The matching problem, solved: people in, partners, reasons and a proof out."""
