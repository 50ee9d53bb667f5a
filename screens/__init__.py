"""What a person sees: the app, its screens, their dialogs and widgets."""
