//! Charsets that the web never knew: the code pages of DOS, Central European Macintosh, and ISO-2022-KR.

use encoding_rs::EUC_KR;

/// Each code page with its characters from 0x80 to 0xff, in order; U+FFFD for what it leaves free.
#[rustfmt::skip]
const PAGES: [(&str, &str); 9] = [
    (
        "437",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    ),
    (
        "737",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ωάέήϊίόύϋώΆΈΉΊΌΎΏ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u{a0}",
    ),
    (
        "850",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
    (
        "852",
        "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
     └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}\u{2dd}˛\u{2c7}˘§÷¸°¨˙űŘř■\u{a0}",
    ),
    (
        "855",
        "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐\
     └┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}",
    ),
    (
        "857",
        "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffd}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{fffd}×ÚÛÙìÿ¯´\u{ad}±\u{fffd}¾¶§÷¸°¨·¹³²■\u{a0}",
    ),
    (
        "862",
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    ),
    (
        "869",
        "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}Ά\u{fffd}·¬¦‘’Έ―ΉΊΪΌ\u{fffd}\u{fffd}ΎΫ©Ώ²³ά£έήίϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐\
     └┴┬├─┼ΠΡ╚╔╩╦╠═╬ΣΤΥΦΧΨΩαβγ┘┌█▄δε▀ζηθικλμνξοπρσςτ΄\u{ad}±υφχ§ψ΅°¨ωϋΰώ■\u{a0}",
    ),
    (
        "x-mac-ce",
        "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅ\
     ņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢ\u{2c7}",
    ),
];

/// Decodes `bytes` if `label` is a charset of this file.
pub(super) fn decode(bytes: &[u8], label: &str) -> Option<String> {
    if label == "iso-2022-kr" || label == "csiso2022kr" {
        return Some(korean(bytes));
    }
    let name = match label {
        "macce" | "maccentraleurope" | "x-mac-centraleurroman" | "x-mac-centraleurope" => "x-mac-ce",
        // The page with the sign of the euro, which is on the keys of everybody who has the page.
        "cp858" | "ibm858" | "ibm00858" | "cp00858" => "850",
        other => ["cp-", "cp", "ibm-", "ibm", "dos-", "dos"].iter().find_map(|start| other.strip_prefix(start)).unwrap_or(other),
    };
    let (_, page) = PAGES.iter().find(|(known, _)| *known == name)?;
    let upper: Vec<char> = page.chars().collect();
    let character = |byte: u8| upper.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte));
    let text = bytes.iter().map(|byte| character(*byte));
    Some(if label.ends_with("858") { text.map(|c| if c == '\u{131}' { '€' } else { c }).collect() } else { text.collect() })
}

/// Reads ISO-2022-KR (RFC 1557): between SO and SI stand the characters of EUC-KR without their eighth bits.
fn korean(bytes: &[u8]) -> String {
    let mut wide = false;
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x0e => wide = true,
            0x0f => wide = false,
            // The announcement at the beginning.
            0x1b => rest = after.strip_prefix(b"$)C").unwrap_or(after),
            b'\n' => {
                wide = false;
                out.push(b'\n');
            }
            0x21..=0x7e if wide => out.push(byte | 0x80),
            other => out.push(*other),
        }
    }
    EUC_KR.decode(&out).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_character_for_every_byte() {
        for (name, page) in PAGES {
            assert_eq!(page.chars().count(), 128, "{name}");
        }
    }

    #[test]
    fn charsets_that_the_web_never_knew_are_read() {
        let cases: [(&str, &[u8], &str); 8] = [
            ("cp437", b"Gr\x81\xe1e", "Grüße"),
            ("ibm850", b"Gr\x81\xe1e", "Grüße"),
            ("cp858", b"5 \xd5", "5 €"),
            ("dos-852", b"za\xbe\xa2\x88\x86", "zażółć"),
            ("cp855", b"\xdd\xe1\xb7\xeb\xa8\xe5", "Привет"),
            ("cp862", b"\x99\x8c\x85\x8d", "שלום"),
            ("x-mac-ce", b"za\xfd\x97\xb8\x8d", "zażółć"),
            ("iso-2022-kr", b"\x1b$)C\x0e0!\x0f a", "가 a"),
        ];
        for (label, bytes, wanted) in cases {
            assert_eq!(decode(bytes, label).as_deref(), Some(wanted), "{label}");
        }
        assert_eq!(decode(b"a", "utf-8"), None);
    }
}
