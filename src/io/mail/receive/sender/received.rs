//! Reads from `Received` who handed the mail to our mail server: the address and name that SPF asks for.
//!
//! Believes only fields that our own servers wrote: the topmost, and those below one that came over loopback.

use std::net::IpAddr;

/// Hops on our own machine that are passed over, such as a filter's.
const OWN_HOPS_MAX: usize = 4;

/// The other side of the connection by which a mail came to our mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Client {
    pub(super) ip: IpAddr,
    /// What it called itself in HELO or EHLO.
    pub(super) hello: String,
}

/// Finds the client in the values of `Received`, the topmost first; `None` for a mail that was written on our own machines.
pub(super) fn client<'a>(fields: impl Iterator<Item = &'a [u8]>) -> Option<Client> {
    // The first is of this program itself.
    for field in fields.skip(1).take(OWN_HOPS_MAX) {
        let client = read(&String::from_utf8_lossy(field))?;
        if !client.ip.is_loopback() {
            return Some(client);
        }
    }
    None
}

/// Reads `from <hello> (<name> [<ip>])`, and Exim's `from <name> ([<ip>] helo=<hello>)`.
fn read(field: &str) -> Option<Client> {
    let words: Vec<&str> = field.split_whitespace().collect();
    (words.first() == Some(&"from")).then_some(())?;
    let end = words.iter().position(|word| *word == "by").unwrap_or(words.len());
    let told = words[1..end].join(" ");
    let named = told.split("helo=").nth(1).map(|rest| rest.split([' ', ')']).next().unwrap_or_default().to_owned());
    // What the client says of itself may hold brackets, too: with Postfix they stand first, with Exim behind `helo=`.
    let ip = match &named {
        Some(_) => addresses(told.split("helo=").next().unwrap_or_default()).next(),
        None => addresses(&told).last(),
    }?;
    let hello = named.or_else(|| told.split(' ').next().map(str::to_owned)).unwrap_or_default();
    Some(Client { ip, hello: hello.trim_matches(['[', ']']).to_owned() })
}

fn addresses(text: &str) -> impl Iterator<Item = IpAddr> + '_ {
    text.split('[').skip(1).filter_map(|piece| {
        let inner = piece.split(']').next()?;
        inner.strip_prefix("IPv6:").unwrap_or(inner).parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fields: &[&str]) -> String {
        let own = "from mx.example.org by localhost with LMTP; now";
        let fields: Vec<&[u8]> = std::iter::once(own).chain(fields.iter().copied()).map(str::as_bytes).collect();
        client(fields.into_iter()).map(|client| format!("{} {}", client.ip, client.hello)).unwrap_or_default()
    }

    #[test]
    fn the_client_is_read_as_each_mail_server_writes_it() {
        assert_eq!(shown(&["from out.x.org (unknown [192.0.2.1])\r\n\tby mx"]), "192.0.2.1 out.x.org");
        assert_eq!(shown(&["from out.x.org (rdns.x.org [IPv6:2001:db8::1]) by mx"]), "2001:db8::1 out.x.org");
        assert_eq!(shown(&["from rdns.x.org ([192.0.2.1] helo=out.x.org) by mx"]), "192.0.2.1 out.x.org");
        assert_eq!(shown(&["by mx.example.org (Postfix, from userid 0)"]), "");
    }

    #[test]
    fn a_name_that_pretends_to_be_an_address_is_not_believed() {
        assert_eq!(shown(&["from [198.51.100.9] (unknown [192.0.2.1]) by mx"]), "192.0.2.1 198.51.100.9");
        assert_eq!(shown(&["from [192.0.2.1] (helo=[198.51.100.9]) by mx"]), "192.0.2.1 198.51.100.9");
    }

    #[test]
    fn a_filter_on_the_same_machine_is_passed_over_and_nothing_else() {
        let filter = "from localhost (localhost [127.0.0.1]) by mx";
        assert_eq!(shown(&[filter, "from out.x.org (x [192.0.2.1]) by mx", "from a (b [192.0.2.7]) by x"]), "192.0.2.1 out.x.org");
    }
}
