"""The decision letter and the support plan as PDF: `gegevens` goes in, bytes come out (`maken`)."""
