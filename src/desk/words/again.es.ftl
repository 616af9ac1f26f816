### Casos que estaban cerrados y vuelven a estar abiertos, en español.

staff-subject-again = [{ $reference }] { $severity }: abierto de nuevo
staff-again = { $name } volvió a abrir este caso, que estaba cerrado. Espera al equipo { $team }.
staff-again-reason = Motivo: { $why }
staff-again-no-reason = { $name } no dio ningún motivo.
staff-again-unsettled = El cliente dice que este caso no está resuelto. Vuelve a estar abierto.
staff-again-other = Alguien que no es el cliente escribió sobre este caso cerrado. Vuelve a estar abierto. Compruebe el mensaje antes de fiarse.
