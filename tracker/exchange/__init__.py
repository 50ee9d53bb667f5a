"""Tables and message exports: in and out, without a word of who keeps them or where."""
