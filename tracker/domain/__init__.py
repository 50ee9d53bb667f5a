"""What things are: the records, their code lists and the casebook that holds them all."""
