matter = Czego dotyczy skarga?
    .label = Sprawa
matter-late = Spóźnienie
    .words = spóźniony, spóźnienie
matter-driver = Kierowca
matter-ticket = Bilet
    .words = bilet, mandat
matter-lost = Zgubiona rzecz
matter-accident = Wypadek
    .words = wypadek, zderzenie

hurt = Czy ktoś jest ranny?
    .label = Ranni
    .words_yes = ranny, karetka
call_112 = Najpierw zadzwoń pod 112.

line = Numer linii?
    .label = Linia
    .too_large = Najwyżej { $limit }.

minutes = Ile minut spóźnienia?
    .label = Minuty
refund_hint = Spóźnienie: { $minutes ->
        [one] { $minutes } minuta
        [few] { $minutes } minuty
        [many] { $minutes } minut
       *[other] { $minutes } minuty
    }. Możliwy jest zwrot.

ticket_kind = Jaki bilet?
    .label = Rodzaj
ticket_kind-single = Jednorazowy
ticket_kind-day = Dzienny
ticket_kind-month = Miesięczny
ticket_kind-year = Roczny

ticket_no = Jaki jest numer biletu?
    .label = Numer biletu
    .example = 1234-5678
    .invalid = Numer wygląda tak: { $example }.

stop = Gdzie to było?
    .label = Miejsce

story = Proszę opisać, co się stało.
    .label = Opis

phone = Pod jakim numerem możemy zadzwonić?
    .label = Telefon

email = Na jaki adres odpisać?
    .label = E-mail

check = Tak to zapisałem. Czy się zgadza?
