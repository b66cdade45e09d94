"""The look of Samenspel."""
