//! Talks to a provider's token endpoint (RFC 6749, RFC 8628); never logs what it says.

use std::time::Duration;

use serde_json::Value;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::config::SignIn;
use crate::io::secrets::SecretText;
use crate::text::Personal;

const CALL_TIME_MAX: Duration = Duration::from_secs(20);
const ANSWER_BYTES_MAX: usize = 256 << 10;
/// How long a pass is good where the provider does not say.
const USUAL_SECONDS: u64 = 3600;

pub(super) struct Provider {
    sign_in: SignIn,
    secret: Option<SecretText>,
    http: reqwest::Client,
}

/// What a trade brought.
pub(super) struct Granted {
    pub(super) access_token: Personal,
    pub(super) seconds: u64,
    /// What is to be kept from now on, where the provider has changed it.
    pub(super) refresh_token: Option<String>,
}

/// Why a trade brought nothing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The provider says no: the word of RFC 6749, such as `invalid_grant`.
    Refused { error: String },
    /// It may be otherwise next time.
    Passing { reason: String },
}

impl Provider {
    pub(super) fn new(sign_in: SignIn, secret: Option<SecretText>) -> Result<Self, String> {
        let mut http = teloxide::net::default_reqwest_settings().timeout(CALL_TIME_MAX);
        if sign_in.token_url.host_str().is_some_and(|host| host == "localhost" || host.starts_with("127.")) {
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| format!("the HTTP client cannot be set up: {error}"))?;
        Ok(Self { sign_in, secret, http })
    }

    pub(super) fn sign_in(&self) -> &SignIn {
        &self.sign_in
    }

    /// Trades what is kept for a pass.
    pub(super) async fn refresh(&self, kept: &str) -> Result<Granted, Trouble> {
        self.trade(&[("grant_type", "refresh_token"), ("refresh_token", kept), ("scope", &self.scope())]).await
    }

    /// Asks the token endpoint.
    pub(super) async fn trade(&self, fields: &[(&str, &str)]) -> Result<Granted, Trouble> {
        let answer = self.ask(&self.sign_in.token_url, fields).await?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        let access_token = text("access_token").ok_or_else(|| passing("it gave no access token"))?;
        // Some write the number as a text.
        let seconds = answer.get("expires_in").and_then(|seconds| seconds.as_u64().or_else(|| seconds.as_str()?.parse().ok()));
        let refresh_token = text("refresh_token");
        Ok(Granted { access_token: access_token.into(), seconds: seconds.unwrap_or(USUAL_SECONDS), refresh_token })
    }

    /// Posts a form, with who we are, and returns the object that comes back.
    pub(super) async fn ask(&self, url: &Url, fields: &[(&str, &str)]) -> Result<Value, Trouble> {
        let request =
            self.http.post(url.clone()).header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "application/json");
        let failed = |error: reqwest::Error| passing(&error.without_url().to_string());
        let mut response = request.body(self.form(fields)).send().await.map_err(failed)?;
        let status = response.status();
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(failed)? {
            if ANSWER_BYTES_MAX < body.len() + piece.len() {
                return Err(passing("its answer is too long"));
            }
            body.extend_from_slice(&piece);
        }
        let answer: Option<Value> = serde_json::from_slice(&body).ok();
        let error = answer.as_ref().and_then(|answer| answer.get("error")?.as_str()).map(one_word);
        match (answer, error) {
            (Some(answer), None) if status.is_success() => Ok(answer),
            (_, Some(error)) if status.is_client_error() && !matches!(error.as_str(), "temporarily_unavailable" | "server_error") => {
                Err(Trouble::Refused { error })
            }
            _ => Err(passing(&format!("it answers {status}"))),
        }
    }

    fn form(&self, fields: &[(&str, &str)]) -> String {
        let mut form = Serializer::new(String::new());
        form.append_pair("client_id", &self.sign_in.client_id);
        if let Some(secret) = &self.secret {
            form.append_pair("client_secret", secret.expose());
        }
        form.extend_pairs(fields);
        form.finish()
    }

    pub(super) fn scope(&self) -> String {
        self.sign_in.scopes.join(" ")
    }
}

fn passing(reason: &str) -> Trouble {
    Trouble::Passing { reason: format!("the provider gives no access for the moment: {reason}") }
}

/// The words of RFC 6749 are short and plain; anything else is not for our logs.
pub(super) fn one_word(error: &str) -> String {
    error.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).take(60).collect()
}
