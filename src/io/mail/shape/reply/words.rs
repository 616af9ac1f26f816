//! The words by which mail programs introduce quotes, forwards and signatures, in many languages.
//!
//! Data only. All patterns are of the linear kind, and are tried on one line (or a few joined lines) at a time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use regex::bytes::Regex as ByteRegex;

use super::pattern::{Pattern, Signed, lower, regex, words};

/// “wrote”, with which a quote is introduced.
const WROTE: &str = "wrote|writes|said|schrieb|schrieben|geschrieben|a écrit|écrit|a ecrit|ecrit|escribió|escribio|ha escrit|va escriure|ha scritto|scrive|scrisse|\
    escreveu|schreef|heeft geschreven|geschreven|napisał|napisała|napisał\\(a\\)|pisze|написал|написала|написал\\(а\\)|пишет|писал|писала|написав|написала|пише|писали|skrev|kirjoitti|\
    napsal|napsala|napsal\\(a\\)|napísal|napísala|yazdı|yazmış|şunları yazdı|a scris|írta|έγραψε|كتب|كتبت|כתב|כתבה|menulis|đã viết|rakstīja|rašė|kirjutas|je napisao|je napisala|napisao|napisal|je napisal|je napisala|написа|ezt írta|időpontban|escribiu|idatzi du|skrifaði|نوشت|ने लिखा|viết|\
    写道|寫道|写道|书写|写信|書きました|のメール|작성|님이 작성|เขียนว่า";

/// How the line begins that introduces a quote.
const ON: &str = "On|Am|In data|Le|El|Il|Em|Op|W dniu|Dnia|Den|På|Dne|Dňa|Vào|Pada|Στις|No dia|Il giorno|В пн|В вт|في|בתאריך|於|在|At|(?:W|La|A|Kl|ma|ti|ke|to|pe|la|su|В|У|Data|Vid)[.,]?\\s.{0,12}\\d";

/// “From”, “Sent”, “To”, “Subject” as programs write them above a quoted mail.
const FROM: &str = "From|Von|De|Da|Van|Od|От|От кого|Від|Från|Fra|Lähettäjä|Kimden|Gönderen|من|差出人|发件人|寄件者|寄件人|보낸 사람|Feladó|Από|Expéditeur|Remitente|Mittente|Remetente|Afzender|Nadawca|Odesílatel|Odosielateľ|Avsändare|Afsender|מאת|De la|Absender|送信元|发件者|Šalje|Отправитель|Від кого|Saatja|Expeditorul|Expeditor|Pošiljatelj|Pošiljalac|Siuntėjas|Sūtītājs|Подател|Từ|จาก|Dari|Pengirim|प्रेषक|فرستنده|Iga";
const OTHER_FIELDS: &str = "Message du|Gönderilen|Inviata|Odesláno v|Risposta|Rispondi a|Verzenddatum|Datum/tijd|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Gesendet|Datum|An|Betreff|Antwort an|Kopie|Envoyé|Envoyé le|Date|À|A|Objet|Cc|Copie à|Répondre à|Enviado|Enviado el|Fecha|Para|Asunto|CC|Data|A|Inviato|Oggetto|Enviada|Enviada em|Enviado em|Assunto|Verzonden|Aan|Onderwerp|\
    Wysłano|Data|Do|Temat|DW|Отправлено|Дата|Кому|Копия|Тема|Надіслано|Надіслане|Кому|Skickat|Till|Kopia|Ämne|Sendt|Til|Emne|Dato|Lähetetty|Päivämäärä|Vastaanottaja|Kopio|Aihe|Päiväys|Odesláno|Komu|Předmět|Kopie|Odoslané|Predmet|Gönderildi|Gönderilme|Tarih|Kime|Bilgi|Konu|\
    إلى|تم الإرسال|أرسلت|التاريخ|الموضوع|نسخة|送信日時|宛先|件名|日時|日付|发送时间|收件人|主题|抄送|日期|傳送時間|寄件日期|收件者|主旨|副本|보낸 날짜|받는 사람|제목|날짜|참조|Elküldve|Címzett|Tárgy|Dátum|Στάλθηκε|Προς|Θέμα|Ημερομηνία|Trimis|Către|Subiect|נשלח|אל|נושא|תאריך|Invio|Destinataire|Sujet|Para|Importance|Attachments|Priority|\
    Pre|Kópia|Prima|Naslov|Dată|Másolat|Másolatot kap|Kopi|Kopie \\(CC\\)|Adresat|Destinatarul|Subiectul|Pour|Копія|Відправлено|送信先|Gönderme Tarihi|Kuupäev|Saaja|Teema|Saadetud|Sauņēmējs|Gavėjas|Tema|Za|Zadeva|Poslano|Primatelj|Получател|Изпратено|Относно|Đến|Tới|Gửi|Chủ đề|Ngày|ถึง|วันที่|เรื่อง|Kepada|Tanggal|Perihal|Subjek|विषय|به|موضوع|تاریخ";

/// “Original message”.
const ORIGINAL: &str = "Original Message|Original Email|Original Appointment|Originalnachricht|Original-Nachricht|Ursprüngliche Nachricht|Ursprungliche Nachricht|Message d'origine|Message d’origine|Message original|Message initial|Mensaje original|Missatge original|Messaggio originale|Mensagem original|Mensagem Original|Oorspronkelijk bericht|Oorspronkelijk e-mailbericht|\
    Wiadomość oryginalna|Oryginalna wiadomość|Treść oryginalnej wiadomości|Исходное сообщение|Исходное письмо|Оригинальное сообщение|Пересылаемое сообщение|Первоначальное сообщение|Вихідне повідомлення|Оригінальне повідомлення|Ursprungligt meddelande|Originalmeddelande|Oprindelig meddelelse|Oprindelig besked|Oprindelig e-mail|Opprinnelig e-post|Antwort Nachricht|Opprinnelig melding|Alkuperäinen viesti|Původní zpráva|Původní e-mail|Pôvodná správa|\
    Orijinal Mesaj|Orijinal İleti|Özgün İleti|الرسالة الأصلية|الرسالة الاصلية|元のメッセージ|原始邮件|原始郵件|原始信件|원본 메시지|원본 메일|Eredeti üzenet|Mesaj original|Αρχικό μήνυμα|הודעה מקורית|Reply message|Reply Message|Quoted message|Please type your reply above this line";

/// “Forwarded message”.
const FORWARDED: &str = "Forwarded message|Forwarded by|Begin forwarded message|Weitergeleitete Nachricht|Weitergeleitet|Anfang der weitergeleiteten (?:Nachricht|E-Mail|Mail)|Weitergeleitet von|Message transféré|Message transferé|Message transmis|Début du message (?:transféré|réexpédié|transmis)|Mensaje reenviado|Inicio del mensaje reenviado|Messaggio inoltrato|Inizio messaggio inoltrato|\
    Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem (?:encaminhada|reencaminhada)|Doorgestuurd bericht|Begin doorgestuurd bericht|Wiadomość przekazana|Przekazana wiadomość|Początek przekazywanej wiadomości|Пересланное сообщение|Пересылаемое сообщение|Переслане повідомлення|Начало переадресованного сообщения|Начало переадресованного письма|Початок переадресованого листа|\
    Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrat mejl|Börja vidarebefordrat meddelande|Videresendt meddelelse|Videresendt besked|Start på videresendt besked|Videresendt melding|Videresendt e-post|Begynnelsen på videresendt melding|Välitetty viesti|Edelleenlähetetty viesti|Välitetty viesti alkaa|Přeposlaná zpráva|Začátek přeposílané zprávy|Začátek přeposlané zprávy|Preposlaná správa|\
    İletilen ileti|Yönlendirilen ileti|Yönlendirilmiş mesaj|İletilmiş ileti başlangıcı|İletilen mesajın başlangıcı|الرسالة المُعاد توجيهها|رسالة معاد توجيهها|بداية الرسالة المعاد توجيهها|رسالة مُعاد توجيهها|転送メッセージ|転送されたメッセージ|転送された(?:メッセージ|メール)|转发的邮件|转发邮件|轉寄的郵件|轉寄郵件|以下是转发的邮件|開始轉寄郵件|전달된 메시지|전달된 메일|Továbbított üzenet|Továbbított levél|Mesaj redirecționat|Προωθημένο μήνυμα|הודעה שהועברה|Missatge reenviat|\
    Započni proslijeđenu poruku|Proslijeđena poruka|Prosleđena poruka|Posredovano sporočilo|Továbbított levél kezdete|Începe mesajul redirecționat|Mesaj redirectionat|Začiatok preposlanej správy|İleti başlangıcı|İletilen İleti|İletilmiş Mesaj|Початок листа, що пересилається|Перенаправлене повідомлення|Перенаправленное сообщение|Treść przekazanej wiadomości|Wiadomość przesłana dalej|メッセージを転送|Edastatud kiri|Edastatud sõnum|Persiųstas laiškas|Pārsūtīts ziņojums|Pārsūtīta vēstule|Препратено съобщение|Thư chuyển tiếp|Tin nhắn (?:được )?chuyển tiếp|ข้อความที่ส่งต่อ|Pesan terusan|Pesan yang diteruskan|Mesej dikirim semula|Mensaxe reenviada|Birbidalitako mezua|Áframsent skeyti|پیام هدایت شده|आगे भेजा गया संदेश|अग्रेषित संदेश";

/// Lines that mobile and web programs put below a mail, with what may follow: together, since each count makes a large automaton.
const SENT_FROM: [(&str, &str); 9] = [
    (
        "Sent (?:from|via|with|by|using) |Gesendet (?:mit|von|über|aus) |Envoyé (?:depuis|de|à partir d|avec|via) ?|Enviado (?:desde|do|de|a partir d|con) |Inviato da(?:l|lla|ll'| )?|Verzonden (?:vanaf|met|via|vanuit|van) |Verstuurd (?:vanaf|met|via) |Wysłan[eo] (?:z|ze|przez) |Отправлено (?:с|из|от) |Надіслано (?:з|із) |Відправлено (?:з|із) |Skickat från |Sendt fra |Odesláno (?:z|ze) |(?:تم الإرسال|أُرسلت|أرسلت|مُرسل|مرسل) من ",
        ".{2,120}",
    ),
    ("Sent from my ", ".{1,120}"),
    ("Enviat des de |Odoslané (?:z|zo) |Trimis de pe |Elküldve |Στάλθηκε από |נשלח מ|Dikirim dari |Sendt med ", ".{2,80}"),
    ("(?:Get|Download) (?:\\[)?Outlook for ", ".{1,80}"),
    (
        "Télécharge[rz] Outlook|Obtenir Outlook|Obtener Outlook|Obter o Outlook|Scarica Outlook|Ottieni Outlook|Pobierz aplikację Outlook|Hanki Outlook",
        ".{0,60}",
    ),
    ("发自我的|寄自我的", ".{1,60}"),
    ("Schicke mit ", ".{2,60}"),
    ("From my iPhone|From my mobile|Outlook für (?:iOS|Android)|Outlook voor (?:iOS|Android)|Von meine[mr] .{2,60} gesendet", ".{0,40}"),
    (
        "Someone from mobile|Diese Nachricht wurde von .{2,80} gesendet\\.?|Lähetetty .{2,80}(?:sta|stä|lta|ltä|ni)\\.?|Outlook for (?:iOS|Android).{0,40}を入手|从我的 ?.{1,60}发送|從我的 ?.{1,60}傳送|나의 .{1,40}에서 보냄|.{2,60}(?:(?:'den|'dan|dan|den|umdan|imden|ımdan) gönderildi\\.?|から送信|에서 보냄)",
        "",
    ),
];

/// “My” in such a line: the telephone may be any.
pub(super) const MINE: &str =
    "\\bmy\\b|mein|\\bmon\\b|\\bmi\\b|\\bmio\\b|\\bmeu\\b|\\bminha\\b|\\bmijn\\b|\\bmoje|моего|моєї|мого|\\bmin\\b|\\bmitt\\b|我的";

/// What only a sentence has: a day, or a second part.
pub(super) const NARRATES: &str = "\\s(?:and|but|und|aber|mais|pero|weil|because|when|while)\\s|\\son (?:\\d|mon|tues|wednes|thurs|fri|sat|sun)|\\sam (?:\\d|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)";

/// What sends mails, in such a line: programs, telephones, providers.
pub(super) const PROGRAMS: &str = "phone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|nokia|pixel|oneplus|motorola|fairphone|blackberry|treo|windows|outlook|proton|\\bgmail|hotmail|fastmail|mailbird|mailbox|\\b[45]g\\b|mailspring|mail\\.ru|web-?mail|mail[ -]app|\\bmail (?:for|für|pour|per|para|voor|on) |thunderbird|tutanota|\\btuta\\b|\\bspark\\b|airmail|superhuman|mozilla|yahoo|gmx|web\\.de|telekom|t-online|freenet|vodafone|wireless|handheld|\\bapp\\b|handy|smartfon|tablet|mobil|móvil|telefon|téléfon|téléphone|cellular|device|gerät|appareil|dispositi|apple|\\bmac\\b|application|applicazione|aplicación|приложени|zimbra|roundcube|workspace|телефон|почт|смартфон|пошт|هاتف|بريد|外出先";

/// Finds the line that introduces a quote.
pub(super) struct Attribution {
    start: Pattern,
    dated: Regex,
    whole: [Signed; 11],
}

impl Attribution {
    /// Tells whether a line may be the beginning of an introduction.
    pub(super) fn begins(&self, line: &str) -> bool {
        self.start.is_match(line)
    }

    fn is_form(&self, lowered: &str) -> bool {
        self.whole.iter().any(|form| form.is_match(lowered))
    }

    /// Tells whether one line, or several joined, are a whole introduction.
    pub(super) fn is_whole(&self, joined: &str) -> bool {
        may_end(joined) && joined.chars().count() <= 500 && self.is_form(&lower(joined))
    }
}

impl Attribution {
    /// Tells whether an introduction names a day and an address, or a day as programs write it and people seldom do.
    pub(super) fn is_by_program(&self, joined: &str) -> bool {
        self.dated.is_match(joined) && !is_narrated(&lower(joined))
    }

    /// Tells whether a line has a word for “wrote”, of any language.
    pub(super) fn says_wrote(&self, line: &str) -> bool {
        says_wrote(&lower(line))
    }

    /// Makes every automaton.
    #[cfg(test)]
    pub(super) fn make(&self) {
        self.start.make();
        self.whole.iter().for_each(Signed::make);
    }
}

/// Tells whether an introduction may end with this line.
///
/// Every introduction ends in a colon, a bracket, a dash, “wrote” or a time zone; this is cheap to tell.
pub(super) fn may_end(joined: &str) -> bool {
    let end = joined.trim_end_matches([' ', '*', '_', '\u{a0}']);
    if end.ends_with([':', '：', '>', ')', ']', '-']) || end.contains("GMT") {
        return true;
    }
    let last = end.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let words = last.chars().next_back().and_then(|letter| WROTE_BY_LAST_LETTER.get(&letter));
    words.is_some_and(|words| words.iter().any(|wrote| last.ends_with(wrote)))
}

/// The words of [`WROTE`] by their last letter: every line of every mail is asked whether it ends in one.
static WROTE_BY_LAST_LETTER: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in WROTE.split('|').map(str::trim) {
        if let Some(letter) = word.chars().next_back() {
            words.entry(letter).or_default().push(word);
        }
    }
    words
});

/// All words of [`WROTE`], and nothing else: most lines have none.
static ANY_WROTE: LazyLock<ByteRegex> = LazyLock::new(|| words(WROTE));

fn says_wrote(line: &str) -> bool {
    ANY_WROTE.is_match(line.as_bytes())
}

fn has_address(line: &str) -> bool {
    line.contains('@')
}

pub(super) static ATTRIBUTION: LazyLock<Attribution> = LazyLock::new(|| Attribution {
    dated: regex(r"\S@\S.*\d|\d.*\S@\S|\d:\d\d GMT|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), .*\d{4}.*\d:\d\d"),
    start: Pattern::new(format!(
        r"(?i)^\W{{0,6}}(?:(?:{ON})\b|\d|(?:{WEEKDAYS})\b|(?-u:[\w'.,<>@\-\x22 \x80-\xff]){{2,120}}(?:<|\b(?:{WROTE})\b|님))"
    )),
    whole: [
        Signed::new(says_wrote, format!(r"^\W{{0,4}}(?:{ON})\b.*\d.*(?:\b|\W)(?:{WROTE})(?:.{{0,120}}[:：])?[\s*_]*$")),
        Signed::new(has_address, format!(r"^\W{{0,4}}(?:{ON}|{WEEKDAYS})\b.*\d.*<\s?\S+@\S+>\S*(?:\s*\(?.{{0,20}}\)?)?\s*[:：][\s*_]*$")),
        Signed::new(
            |line| has_address(line) && says_wrote(line),
            format!(r"^.{{1,160}}<?\S+@\S+>?.{{0,120}}\b(?:{WROTE})\b.{{0,40}}[:：][\s*_]*$"),
        ),
        Signed::new(says_wrote, format!(r"^.{{2,80}}\d.{{2,120}}(?:\b|\W)(?:{WROTE})\s*[:：]\s*$")),
        Signed::new(says_wrote, format!(r"^(?:(?:{WEEKDAYS})\b|\d{{1,4}}\W).{{4,250}}(?:\b|\W)(?:{WROTE}).{{0,120}}[:：][\s*_]*$")),
        Signed::new(
            |line| line.contains([':', '：']),
            r"^\W{0,3}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}.{0,40}\d{1,2}:\d\d.*(?:[<(\[]\S+@\S+[>)\]]:?|GMT.*|[:：])\s*$"
                .to_owned(),
        ),
        Signed::new(has_address, r"^\W{0,3}\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,40}\d{1,2}[:.]\d\d.*<\S+@\S+>\s*[:：]\s*$".to_owned()),
        Signed::new(|line| line.contains('年'), r"^\d{4}年\d{1,2}月\d{1,2}日.{0,200}[:：]\s*$".to_owned()),
        Signed::new(|line| line.contains("wrote on"), r"^.{1,80}\bwrote on\b.{0,30}\d.{0,60}:\s*$".to_owned()),
        Signed::new(|line| line.starts_with("--"), r"^-{2,} ?On .*\d.*\bwrote ?-{2,}$".to_owned()),
        Signed::new(|line| line.contains(" schrieb am "), r"^.{1,60} schrieb am \d.{1,60}:\s*$".to_owned()),
    ],
});

/// What a person writes between a time and an address: “10:15 Mail to Bob <…>:”.
const NARRATED: [&str; 9] = [" to ", " mail ", " e-mail ", " email ", " call ", " called ", " phoned ", " anruf ", " telefonat "];

fn is_narrated(lowered: &str) -> bool {
    let timed = lowered.find(char::is_numeric).map_or("", |at| &lowered[at..]);
    NARRATED.iter().any(|word| timed.contains(word))
}

const WEEKDAYS: &str = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim|ma|wo|za|zo|pon|wt|śr|czw|pt|sob|niedz|пн|вт|ср|чт|пт|сб|вс|нд|mån|tis|ons|tors|fre|lör|sön";

/// A day with its month or year, a time, or an address: what an introduction names before it ends.
pub(super) static DAY_OR_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\d{4}|\d{1,2}[:.h]\d\d|\d{1,2}\s?[./\-]\s?\d{1,2}|\S@\S|\d{1,2}[.,]?\s\p{L}{3,}\.?,?\s\d{2}|\p{L}{3,}\.?\s\d{1,2},")
});

/// The first field of the header block above a quoted mail.
pub(super) static FROM_FIELD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(format!(r"(?i)^[\s*|>]{{0,6}}(?:{FROM})\s?\*?\s?[:：]\*?\s*\S")));

/// Any field of such a block.
pub(super) static ANY_FIELD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(format!(r"(?i)^[\s*|>]{{0,6}}(?:{FROM}|{OTHER_FIELDS})\s?\*?\s?[:：]\*?")));

/// The subject field of such a block.
pub(super) static SUBJECT_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^[\s*|>]{0,6}(?:Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Assunto|Onderwerp|Temat|Тема|Ämne|Emne|Aihe|Předmět|Predmet|Konu|الموضوع|件名|主题|主旨|제목|Tárgy|Θέμα|Subiectul|Subiect|נושא|Naslov|Teema|Tema|Zadeva|Относно|Chủ đề|เรื่อง|Perihal|Subjek|विषय|موضوع)\s?\*?\s?[:：]\*?\s*(.*?)\*?$",
    )
});

/// The date field of such a block.
pub(super) static DATE_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^[\s*|>]{0,6}(?:Sent|Date|Gesendet|Datum|Envoyé|Envoyé le|Enviado|Enviado el|Fecha|Data|Inviato|Enviada em|Enviada|Verzonden|Wysłano|Отправлено|Дата|Надіслано|Skickat|Sendt|Dato|Lähetetty|Päivämäärä|Odesláno|Gönderildi|Gönderilen|Message du|Tarih|التاريخ|送信日時|日時|日付|发送时间|日期|傳送時間|날짜|보낸 날짜|Dátum|Dată|Trimis|Päiväys|Odoslané|Elküldve|Gönderme Tarihi|Gönderilme|Відправлено|Kuupäev|Ημερομηνία|Изпратено|Ngày|วันที่|Tanggal|تاریخ|Poslano)\s?\*?\s?[:：]\*?\s*(.*?)\*?$",
    )
});

/// “----- Original Message -----”.
pub(super) static ORIGINAL_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(format!(
        r"(?i)^[\s*_>=]{{0,8}}[-–—=_*]{{2,}}[\s*]*(?:{ORIGINAL})\b.{{0,60}}$|^[\s*>]{{0,4}}-?\s?(?:{ORIGINAL})\s?-{{2,}}[\s*]*$|^-{{3,}}\s?.{{2,80}}\b(?:wrote|schrieb|a écrit|escribió)\s?-{{3,}}$|^[\s*>]{{0,4}}(?:Originalmeddelande|Ursprüngliche Nachricht|Původní zpráva)[\s*]*:?$"
    ))
});

/// “Begin forwarded message:”.
pub(super) static FORWARD_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(format!(
        r"(?i)^[\s*_>]{{0,8}}[-–—=_*]{{2,}}[\s*]*(?:{FORWARDED})\b.{{0,80}}$|^[\s*>]{{0,8}}(?:{FORWARDED})\s?[:：][\s*]*$|^[\s*>]{{0,4}}(?:以下是转发的邮件|転送された(?:メッセージ|メール)).{{0,3}}$"
    ))
});

/// “----- Forwarded Message ----- From: …”, with all fields of the header block behind it in one line.
pub(super) static FORWARD_JOINED: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)^[\s>]{{0,8}}-{{2,}}\s*(?:{FORWARDED})\s*-{{2,}}\s+((?:{FROM})\s?[:：].*)$")));

/// Where a field begins in such a line.
pub(super) static JOINED_FIELD: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?i)(?:{FROM}|{OTHER_FIELDS})\s?[:：]\s")));

/// “Sent from my telephone”.
pub(super) static SENT_FROM_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    let lines: Vec<String> = SENT_FROM.iter().map(|(start, rest)| format!("(?:{start}){rest}")).collect();
    Pattern::new(format!(r"^\W{{0,4}}(?:{})\W{{0,6}}$", lines.join("|")))
});

/// A line of dashes, underscores and the like: a rule that stands for nothing itself.
pub(super) static RULE_LINE: LazyLock<Regex> = LazyLock::new(|| regex(r"^[\s>]{0,6}[-_=*#~+—–ᐧ]{2,}\s*$|^\s*[ᐧ—]\s*$"));

/// The subject of an answer.
pub(super) static REPLY_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw(?:ort)?|sv|odp|vá|ynt|rif|res|回复|回覆|答复|ref|r|bls|atb|на|отв(?:ет)?|תגובה|رد|σχετ)(?:\[\d+\])?\s?[:：]",
    )
});

/// The subject of a forwarded mail.
pub(super) static FORWARD_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|enc|i|inol|doorst|pd|vb|vs|vl|ilt|iletilen|i̇lt|İLT|redir\.?|videresend|vidareb|tov|edast|pārs|pers|fs|转发|轉寄|転送|전달|továbbítás|προωθ|přep|преадр|пересл|переадр)\s?[:：]",
    )
});
