greeting = Dzień dobry { $name }. To urząd miasta Przykład.

matter = W czym możemy pomóc?
    .label = Sprawa
matter-permit = Pozwolenie
matter-waste = Odpady
matter-noise = Hałas
matter-praise = Pochwała
matter-else = Coś innego

file_no = Jaki jest numer sprawy?
    .label = Numer sprawy
    .example = BA-2026/07
    .invalid = „{ $input }” nie jest numerem sprawy. Na przykład: { $example }.

bins = Które pojemniki?
    .label = Pojemniki
    .too_few = Proszę wybrać co najmniej { $limit ->
        [one] jeden pojemnik
        [few] { $limit } pojemniki
        [many] { $limit } pojemników
       *[other] { $limit } pojemnika
    }.
bins-paper = Papier
bins-glass = Szkło
bins-rest = Inne odpady

at_night = Czy to w nocy?
    .label = W nocy

where = Gdzie to jest?
    .label = Miejsce

message = Co chcą nam Państwo powiedzieć?
    .label = Wiadomość
    .too_short = Jeszcze kilka słów, proszę.

answer_by = Jak mamy odpowiedzieć?
    .label = Odpowiedź
answer_by-mail = E-mailem
answer_by-phone = Telefonicznie
answer_by-none = Bez odpowiedzi

email = Na jaki adres?
    .label = E-mail
phone = Pod jaki numer?
    .label = Telefon
newsletter = Czy możemy wysyłać biuletyn?
    .label = Biuletyn

thanks_waste = Dziś powiemy to służbom.

overview = Czy to się zgadza?
