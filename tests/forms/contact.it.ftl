greeting = Buongiorno { $name }. Qui risponde il comune di Esempio.

matter = Che cosa possiamo fare per Lei?
    .label = Argomento
matter-permit = Un permesso
matter-waste = I rifiuti
matter-noise = Il rumore
matter-praise = Un elogio
matter-else = Altro

file_no = Qual è il numero della pratica?
    .label = Pratica
    .example = BA-2026/07
    .invalid = «{ $input }» non è un numero di pratica. Per esempio: { $example }.

bins = Quali bidoni?
    .label = Bidoni
    .too_few = Scelga almeno { $limit ->
        [one] un bidone
       *[other] { $limit } bidoni
    }.
bins-paper = Carta
bins-glass = Vetro
bins-rest = Altri rifiuti

at_night = È di notte?
    .label = Di notte

where = Dove?
    .label = Luogo

message = Che cosa vuole dirci?
    .label = Messaggio
    .too_short = Ancora qualche parola, per favore.

answer_by = Come dobbiamo rispondere?
    .label = Risposta
answer_by-mail = Per posta elettronica
answer_by-phone = Per telefono
answer_by-none = Nessuna risposta

email = A quale indirizzo?
    .label = E-mail
phone = A quale numero?
    .label = Telefono
newsletter = Possiamo mandarle il notiziario?
    .label = Notiziario

thanks_waste = Oggi lo diciamo agli addetti.

overview = È giusto?
