"""V38: what somebody gets who asks for their data, counted straight from the database."""
