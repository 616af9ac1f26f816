//! What is folded and what is shown.

use super::words::{ANY_FIELD, FROM_FIELD, SENT_FROM_LINE};
use super::*;

fn reply(text: &str) -> String {
    take_apart(text, "", Standing::Begins).reply
}

#[test]
fn the_introductions_of_many_programs_and_languages_are_known() {
    let introductions = [
        "On Mon, Feb 1, 2016 at 4:58 AM, Some One <some@example.org> wrote:",
        "On Mon, Feb 1, 2016 at 4:58 AM, Some One\n<some@example.org> wrote:",
        "Am 01.02.2016 um 10:12 schrieb Max Muster:",
        "30.09.2017, 18.30, \"Iwan\" <iwan@example.org>:",
        "In data 11 ottobre 2017 21:11:31 \"Mario Rossi\" <mario@example.org> ha scritto:",
        "---- On Wed, 24 Feb 2021 14:02:50 +0530 some@example.org wrote ----",
        "Am Mo., 1. Feb. 2016 um 10:12 Uhr schrieb Max Muster <max@example.org>:",
        "Le lun. 1 févr. 2016 à 10:12, Jean Dupont <jean@example.org> a écrit :",
        "El lun, 1 feb 2016 a las 10:12, Juan Pérez (<juan@example.org>) escribió:",
        "Il giorno lun 1 feb 2016 alle ore 10:12 Mario Rossi <mario@example.org> ha scritto:",
        "Em seg., 1 de fev. de 2016 às 10:12, João <joao@example.org> escreveu:",
        "Op ma 1 feb. 2016 om 10:12 schreef Jan Jansen <jan@example.org>:",
        "W dniu 1.02.2016 o 10:12, Jan Kowalski pisze:",
        "pon., 1 lut 2016 o 10:12 Jan Kowalski <jan@example.org> napisał(a):",
        "пн, 1 февр. 2016 г. в 10:12, Иван Иванов <ivan@example.org>:",
        "1 февраля 2016 г., 10:12 пользователь Иван <ivan@example.org> написал:",
        "пн, 1 лют. 2016 р. о 10:12 Іван <ivan@example.org> пише:",
        "Den mån 1 feb. 2016 kl 10:12 skrev Anna Ek <anna@example.org>:",
        "Den man. 1. feb. 2016 kl. 10.12 skrev Hans <hans@example.org>:",
        "ma 1. helmik. 2016 klo 10.12 Matti (matti@example.org) kirjoitti:",
        "Dne 1.2.2016 v 10:12 Jan Novák napsal(a):",
        "Mehmet <mehmet@example.org>, 1 Şub 2016 Pzt, 10:12 tarihinde şunu yazdı:",
        "في الاثنين، 1 فبراير 2016 في 10:12 ص كتب أحمد <ahmad@example.org>:",
        "2016年2月1日(月) 10:12 山田太郎 <taro@example.org>:",
        "在 2016年2月1日，10:12，王伟 <wang@example.org> 写道：",
        "2016-02-01 10:12 GMT+01:00 Some One <some@example.org>:",
        "On Monday, February 1st, 2016 at 10:12 AM, Some One <some@proton.me> wrote:",
        "\u{feff}On 01/02/2016 10:12, \"Some One\" <some@example.org> wrote:",
        "man. 1. feb. 2016 kl. 10.12 skrev Hans <hans@example.org>:",
        "po 1. 2. 2016 v 10:12 odesílatel Jan <jan@example.org> napsal:",
        "În lun., 1 feb. 2016 la 10:12, Ion <ion@example.org> a scris:",
        "На пн, 1.02.2016 г. в 10:12 Иван <ivan@example.org> написа:",
        "пон, 1. феб 2016. у 10:12 Иван <ivan@example.org> је написао/ла:",
        "V V pon., 1. feb. 2016 ob 10:12 je oseba Jan <jan@example.org> napisala:",
        "Kontakt Jaan (<jaan@example.org>) kirjutas kuupäeval E, 1. veebruar 2016 kell 10:12:",
        "เมื่อ จ. 1 ก.พ. 2016 เวลา 10:12 Som <som@example.org> เขียนว่า:",
        "در تاریخ دوشنبه ۱ فوریهٔ ۲۰۱۶، ۱۰:۱۲ Ali <ali@example.org> نوشت:",
        "王伟 <wang@example.org> 于2016年2月1日周一 10:12写道：",
        "Понедельник, 1 февраля 2016, 10:12 +03:00 от Иван <ivan@example.org>:",
        "10:12 AM, February 1, 2016, \"Some One\" <some@example.org>:",
        "1 Feb 2016, 10:12 by some@example.org:",
        "---- Some One wrote ----",
    ];
    for introduction in introductions {
        let mail = format!("My answer.\n\n{introduction}\n\n> the old words\n> more\n");
        assert_eq!(reply(&mail), "My answer.", "{introduction}");
        let mail = format!("{introduction}\n> the old words\n\nMy answer below.\n");
        assert_eq!(reply(&mail), "My answer below.", "{introduction}");
    }
}

#[test]
fn the_blocks_of_outlook_are_known_in_many_languages() {
    let blocks = [
        "From: Some One <a@example.org>\nSent: Monday, February 1, 2016 10:12 AM\nTo: Other\nSubject: RE: It",
        "Von: Max <a@example.org>\nGesendet: Montag, 1. Februar 2016 10:12\nAn: Andere\nBetreff: AW: Es",
        "De : Jean <a@example.org>\nEnvoyé : lundi 1 février 2016 10:12\nÀ : Autre\nObjet : RE: Ça",
        "De: Juan\nEnviado el: lunes, 1 de febrero de 2016 10:12\nPara: Otro\nAsunto: RE: Eso",
        "Da: Mario\nInviato: lunedì 1 febbraio 2016 10:12\nA: Altro\nOggetto: R: Questo",
        "Van: Jan\nVerzonden: maandag 1 februari 2016 10:12\nAan: Ander\nOnderwerp: RE: Het",
        "Od: Jan\nWysłano: poniedziałek, 1 lutego 2016 10:12\nDo: Inny\nTemat: RE: To",
        "От: Иван\nОтправлено: 1 февраля 2016 г. 10:12\nКому: Другой\nТема: RE: Это",
        "Från: Anna\nSkickat: den 1 februari 2016 10:12\nTill: Annan\nÄmne: SV: Det",
        "发件人: 王伟\n发送时间: 2016年2月1日 10:12\n收件人: 其他\n主题: 回复",
        "Date: Mon, 1 Feb 2016 10:12:00 +0100\nSubject: RE: It\nFrom: some@example.org\nTo: other@example.org",
        "Gesendet: Montag, 01. Februar 2016 um 10:12 Uhr\nVon: \"Max\" <a@example.org>\nAn: b@example.org\nBetreff: Es",
        "Message du : 01/02/2016\nDe : \"Jean\" <a@example.org>\nA : b@example.org\nSujet : Ça",
        "-------- Oprindelig besked --------\nFra: Hans <a@example.org>\nDato: 01.02.2016 10.12\nTil: b@example.org\nEmne: Det",
        "*From:* Outlook user\n*Sent:* 2016-01-27\n*To:* info\n*Subject:* Hi",
    ];
    for block in blocks {
        assert_eq!(reply(&format!("My answer.\n\n{block}\n\nold words\n")), "My answer.", "{block}");
        assert_eq!(reply(&format!("My answer.\n\n________________________________\n{block}\n\nold words\n")), "My answer.", "{block}");
    }
}

#[test]
fn separators_and_signatures_are_folded() {
    for separator in [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "------- Original Message -------",
        "-------- Message d'origine --------",
        "---------- Forwarded message ---------",
    ] {
        assert_eq!(reply(&format!("Mine.\n\n{separator}\nold\n")), "Mine.", "{separator}");
    }
    assert_eq!(reply("Mine.\n-- \nMe\nPhone 1\n"), "Mine.");
    for sent in [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Sent with Proton Mail secure email.",
        "Get Outlook for iOS",
        "Отправлено с iPhone",
        "发自我的 iPhone",
        "iPhoneから送信",
        "Gesendet mit der GMX Mail App",
        "Sent from Yahoo Mail on Android",
        "Sent from my Verizon, Samsung Galaxy smartphone",
        "Sent from my Pixel 3a",
    ] {
        assert_eq!(reply(&format!("Mine.\n\n{sent}\n")), "Mine.", "{sent}");
    }
}

#[test]
fn answers_between_and_below_quotes_are_kept() {
    let mail = "> Where did you buy it?\nIn Berlin.\n> When?\nIn May.\n> old end\n";
    assert_eq!(reply(mail), "> Where did you buy it?\nIn Berlin.\n> When?\nIn May.");
    assert_eq!(reply("> a quote\n\nAnd my text.\n"), "> a quote\n\nAnd my text.");
}

#[test]
fn in_doubt_everything_is_shown() {
    for text in [
        "From: my point of view this is bad.\nTo: whom should I write?\n",
        "On Monday I wrote to you and nobody answered.\n",
        "Am 3. Mai schrieb ich Ihnen schon einmal. Nichts geschah.\n",
        "Hello,\nyour agent wrote on 3 May:\nwe do not care\nand that hurt me.\n",
        "Hello,\nOn 3 May your agent Bob wrote:\nwe do not care\nand that hurt me.\n",
        "On this day\n\nI wrote something\n\nof the year 2013.\n",
        "The sign said: do not enter.\nI did not.\n",
        "The parcel came broken.\n\nSent with DHL on Monday, but the box was open.\n",
        "My order is late.\nSent via courier and never delivered!\n",
        "It is late.\nSent by mail on 3 May\n",
        "Guten Tag,\nGesendet mit der Deutschen Post am Montag\n",
        "Hola\nEnviado con SEUR el 3 de mayo, no ha llegado.\n",
        "Hello,\n\nFrom: Munich\nTo: Rome\nDate: 12.05.2024\n\nMy train was cancelled.\n",
        "Hello,\nFrom: 10:00\nTo: 12:00\nDate: Monday\nThat is when I am in.\n",
        "From: Ann Doe\nTo: The complaints desk\nDate: 3 May 2024\nSubject: Kettle\n\nIt broke.\n",
        "Hello,\nForwarded message:\nplease read what I attached.\n",
        "Guten Tag,\n\nWeitergeleitet:\nbitte lesen Sie den Anhang.\n",
        "I attach the\nOriginal message --\nas you asked.\n",
        "Hello.\n\nOn 3 May at 10:15 your agent Bob wrote:\nyou will get a refund. I have not got any.\n",
        "Guten Tag,\nAm 03.05.2024 um 10:15 schrieb Ihr Mitarbeiter:\nSie bekommen Geld.\nNichts kam.\n",
        "Hello,\n2024-05-03 10:15 Called the desk:\nnobody.\n2024-05-04 10:20 Mail to Bob <bob@example.org>:\nno answer.\n",
        "Two points:\n--\nThe box was open.\nI want my money back.\n--\nThanks\n",
        "My order\n--\nArrived on Monday and the box was open, so I want a refund for it\n",
        "-- \nThe box was open.\n",
        "Sent from my desk I wrote three letters, and each of them came back, and then I called, and nobody answered me at all for a week, which is a shame.\nReally.\n",
    ] {
        assert_eq!(reply(text), text.trim_end(), "{text}");
    }
}

#[test]
fn no_line_is_in_neither_part() {
    let mail = "a\n\nOn Mon, Feb 1, 2016, X <x@example.org> wrote:\n> b\n\nc\n-- \nd\n";
    let taken = take_apart(mail, "", Standing::Begins);
    for word in mail.split_whitespace() {
        assert!(taken.reply.contains(word) || taken.elided.contains(word), "{word}");
    }
}

#[test]
fn a_forwarded_mail_is_read() {
    let mail = "See below.\n\n---------- Forwarded message ---------\nFrom: Foo <foo@example.org>\nDate: Tue, Jan 01, 2019 at 12:00 PM\nSubject: It broke\nTo: <bar@example.org>\n\n\nThe words.\n";
    let taken = take_apart(mail, "Fwd: It broke", Standing::Begins);
    let forward = taken.forward.unwrap();
    assert_eq!(taken.reply, "See below.");
    assert_eq!(forward.text, "The words.");
    assert_eq!(forward.subject.as_deref(), Some("It broke"));
    assert_eq!(forward.from.map(|from| from.addr).as_deref(), Some("foo@example.org"));
}

#[test]
fn the_forwards_of_many_programs_are_known() {
    let fields = "Tema: It broke\nDatum: 1. siječnja 2019.\nPrima: bar@example.org";
    let mails = [
        (format!("Započni proslijeđenu poruku:\n\nŠalje: Foo <foo@example.org>\n{fields}\n\nThe words."), ""),
        ("  ----- Forwarded Message ----- From: Foo <foo@example.org>To: \"bar@example.org\" <bar@example.org>Sent: Tuesday, January 1, 2019, 09:26:50 AM GMT+1Subject: It broke\n The words.\n".to_owned(), ""),
        ("--- Treść przekazanej wiadomości ---\nOd: Foo <foo@example.org>\nData: 1 stycznia 2019\nTemat: It broke\nDo: bar@example.org\n\nThe words.".to_owned(), "PD: It broke"),
        ("On 01/01/2019 12:46, \"Foo\" <foo@example.org> wrote:\n\n    The words.\n".to_owned(), "FW: It broke"),
        ("Forwarded message:\n\n> From: Foo<mailto:foo@example.org> <foo@example.org<mailto:foo@example.org>> on behalf of desk@example.org\n> Date: 1 Jan 2019\n> Subject: It broke\n>\n> The words.\n".to_owned(), ""),
        ("From: Foo [mailto:foo@example.org]\nSent: 1 January 2019 11:17\nTo: bar@example.org\nSubject: It broke\n\nThe words.\n".to_owned(), ""),
    ];
    for (mail, subject) in mails {
        let taken = take_apart(&format!("See below.\n\n{mail}"), subject, Standing::Begins);
        let forward = taken.forward.unwrap_or_else(|| panic!("no forward in {mail}"));
        assert_eq!(taken.reply, "See below.", "{mail}");
        assert_eq!(forward.text, "The words.", "{mail}");
        assert_eq!(forward.subject.as_deref(), Some("It broke"), "{mail}");
        assert!(forward.date.is_some_and(|date| date.contains("2019")), "{mail}");
        let from = forward.from.unwrap_or_default();
        assert_eq!((from.name.as_str(), from.addr.as_str()), ("Foo", "foo@example.org"), "{mail}");
    }
}

#[test]
fn own_words_below_a_quote_with_marks_stay() {
    let quote = "> From: Foo <foo@example.org>\n> Subject: It broke\n> Date: 1 Jan 2019\n>\n> The words.";
    for above in ["Begin forwarded message:\n\n", "> Begin forwarded message:\n>\n", "Forwarded message:\n\n"] {
        let taken = take_apart(&format!("See.\n\n{above}{quote}\n\nPlease act.\n"), "", Standing::Begins);
        assert_eq!(taken.reply, "See.\n\nPlease act.", "{above}");
        assert_eq!(taken.forward.unwrap().text, "The words.", "{above}");
    }
    assert_eq!(
        reply("See.\n\n-----Original Message-----\nFrom: Foo <foo@example.org>\n> The words.\n\nPlease act.\n"),
        "See.\n\nPlease act."
    );
    assert_eq!(reply("See.\n-- \nMe\n\n> The words.\n\nPlease act.\n"), "See.\n> The words.\n\nPlease act.");
    assert_eq!(reply("Hello\n02.04.2012 14:20 пользователь \"foo@example.org\" <\nfoo@example.org> написал:\n\n> Old.\n"), "Hello");
    assert_eq!(reply("Hello\n\ntir. 2. apr. 2012 kl. 14:20 skrev Foo <foo@example.org\n>:\n\n> Old.\n"), "Hello");
}

#[test]
fn the_fields_of_a_forward_may_be_in_any_order_folded_or_apart() {
    let blocks = [
        "Subject: It broke\nDate: 1 Jan 2019\nFrom: Foo <foo@example.org>\nTo: bar@example.org",
        "From: Foo <foo@example.org>\nDate: 1 Jan 2019\nSubject: It\nbroke\nTo: bar@example.org",
        "From: Foo <foo@example.org>\n\nDate: 1 Jan 2019\nTo: bar@example.org\n\n\nSubject: It broke\n",
    ];
    for block in blocks {
        let taken = take_apart(&format!("See.\n\n-------- Original Message --------\n{block}\n\nThe words.\n"), "Fwd: x", Standing::Begins);
        let forward = taken.forward.unwrap();
        assert_eq!(forward.subject.as_deref(), Some("It broke"), "{block}");
        assert_eq!(forward.date.as_deref(), Some("1 Jan 2019"), "{block}");
        assert_eq!(forward.text, "The words.", "{block}");
    }
}

#[test]
fn the_name_of_an_introduced_sender_is_without_the_words_around_it() {
    for introduction in [
        "D. 01/02/2016 10.12 skrev \"Foo\" <foo@example.org>:",
        "Op 01-02-2016 10:12 heeft Foo <foo@example.org> geschreven:",
        "Dňa 01/02/2016 10:12, používateľ Foo <foo@example.org> napísal:",
        "W dniu 01/02/2016 10:12 użytkownik „Foo” <foo@example.org> napisał:",
    ] {
        let taken = take_apart(&format!("{introduction}\n\n    The words.\n"), "FW: x", Standing::Begins);
        assert_eq!(taken.forward.and_then(|forward| forward.from).unwrap_or_default().name, "Foo", "{introduction}");
    }
}

#[test]
fn a_header_block_in_an_answer_is_no_forward() {
    let mail = "Yes.\n\nFrom: Foo <foo@example.org>\nSent: 1 January 2019 11:17\nTo: bar@example.org\nSubject: It broke\n\nThe words.\n";
    assert!(take_apart(mail, "It broke", Standing::Answers).forward.is_none());
    assert!(take_apart(mail, "AW: It broke", Standing::Begins).forward.is_none());
}

#[test]
fn a_persons_sentence_above_an_introduction_stays() {
    let mail = "I have time\nto test this in 2 weeks. I will tell.\nOp 16 aug. 2014 05:13 schreef \"Jan\" <jan@example.org> het\nvolgende geschreven:\n\n> Old.\n";
    assert_eq!(reply(mail), "I have time\nto test this in 2 weeks. I will tell.");
}

#[test]
fn an_address_that_is_broken_over_lines_ends_an_introduction() {
    assert_eq!(reply("Yes.\n\nAm 21.04.2016 17:48 schrieb \"Max\" <max@example.org\n>:\n\n> Old.\n"), "Yes.");
    let mail = "One\n\nOn Thu, 31 Mar 2016 at 11:16 Some One\n\n<\nmailto:Some One <some@example.org>\n> wrote:\n\n\nTwo\n";
    assert_eq!(reply(mail), "One");
}

#[test]
fn hostile_texts_are_taken_apart_in_linear_time() {
    let started = std::time::Instant::now();
    for piece in [
        "On 1 <",
        "On 1 wrote\n",
        "> ",
        "From: x\n",
        "--\n",
        "-- \nx\n",
        "--\nFrom: x\n",
        "> Forwarded message:\nx\n",
        "On \n",
        "a".repeat(900).as_str(),
        "______\n",
    ] {
        let taken = take_apart(&piece.repeat(400_000 / piece.len().max(1)), "", Standing::Begins);
        assert!(taken.reply.len() + taken.elided.len() < 900_000);
    }
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}

#[test]
fn every_pattern_is_small_enough_to_be_made_by_each_new_process() {
    ATTRIBUTION.make();
    for pattern in [&FROM_FIELD, &ANY_FIELD, &ORIGINAL_LINE, &FORWARD_LINE, &SENT_FROM_LINE] {
        pattern.make();
    }
}

#[test]
fn s11_what_a_customer_wrote_above_the_introduction_is_kept_whatever_it_begins_with() {
    let introductions = [
        "On Mon, 2 Mar 2026 at 09:00, Example <complaints@example.org> wrote:",
        "Am Mo., 2. März 2026 um 09:00 Uhr schrieb Example <complaints@example.org>:",
        "Le lun. 2 mars 2026 à 09:00, Example <complaints@example.org> a écrit :",
    ];
    for above in [
        "On 5 May 2026 I bought a kettle.",
        "Am 5. Mai 2026 um 10:30 kam das Paket.",
        "Le 5 mai 2026 à 10:30 le colis est arrivé.",
        "1. No\n2. b\n3. Yes\n4. AB-123456",
        "4. 20.05.2026",
        "20.05.2026",
        "My address is ann@example.net, and it came on 5 May 2026.",
    ] {
        for introduction in introductions {
            let taken = take_apart(&format!("{above}\n\n{introduction}\n> What did you buy?\n"), "Re: Kettle", Standing::Answers);
            assert_eq!(taken.reply, above, "{introduction}");
        }
    }
}
