"""The writer's desk: new files, schemas for editors and forms, all made of the kinds' models.

`fields` reads the models and puts `words.yaml` beside them; the other modules ask it alone.
"""
