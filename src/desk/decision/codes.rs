//! The codes of findings, remedies and causes: stable names for registers and reports, never deleted.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have stable codes.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the code in registers and reports.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Returns what the code stands for; blanks and hyphens count as underscores.
            pub fn of_code(text: &str) -> Option<Self> {
                let text = text.trim().to_lowercase().replace([' ', '-'], "_");
                Self::ALL.iter().copied().find(|known| known.code() == text)
            }
        }
    };
}

coded! {
    /// What was found (ISO 10002, 7.8).
    Finding {
        Upheld = "upheld",
        PartlyUpheld = "partly_upheld",
        NotUpheld = "not_upheld",
        /// Settled without a finding.
        Resolved = "resolved_without_finding",
        /// Not ours to decide; the customer is told where to go.
        OutOfScope = "no_jurisdiction",
    }
}

coded! {
    /// What is done for the customer.
    Remedy {
        Apology = "apology",
        Explanation = "explanation",
        Information = "information",
        RepairRework = "repair_rework",
        Replacement = "replacement",
        Substitution = "substitution",
        RefundFull = "refund_full",
        RefundPart = "refund_part",
        PriceReduction = "price_reduction",
        InvoiceCancelled = "invoice_cancelled",
        ContractCancelled = "contract_cancelled",
        ContractHonoured = "contract_honoured",
        DecisionChanged = "decision_changed",
        ServicePerformed = "service_performed",
        CompensationLoss = "compensation_loss",
        CompensationDistress = "compensation_distress",
        Interest = "interest",
        Goodwill = "goodwill",
        TechnicalHelp = "technical_help",
        Referral = "referral",
        RecordCorrected = "record_corrected",
        DataAction = "data_action",
        PolicyChange = "policy_change",
        Training = "training",
        RecallAction = "recall_action",
        None = "none",
    }
}

impl Remedy {
    /// Tells whether something is still to be done once the letter is out; an apology stands in the letter itself.
    pub fn is_promise(self) -> bool {
        !matches!(self, Remedy::Apology | Remedy::Explanation | Remedy::Information | Remedy::Referral | Remedy::None)
    }
}

coded! {
    /// Why it happened.
    Cause {
        PeopleTraining = "people_training",
        ProcessDesign = "process_design",
        ProductDesign = "product_design",
        Manufacturing = "manufacturing",
        SupplierDelivery = "supplier_delivery",
        ItSystem = "it_system",
        CommunicationExpectation = "communication_expectation",
        PolicyTerms = "policy_terms",
        PricingBilling = "pricing_billing",
        Capacity = "capacity",
        FraudThirdParty = "fraud_third_party",
        CustomerUse = "customer_use",
        NoneFound = "none_found",
        Unknown = "unknown",
    }
}

coded! {
    /// How far it reaches (ISO 10002, 8.2).
    Pattern {
        Single = "single",
        Recurring = "recurring",
        Systemic = "systemic",
    }
}

coded! {
    /// Why a case was closed.
    Closing {
        Accepted = "accepted",
        NoReply = "no_reply_after_notice",
        OutsideNamed = "customer_rejected_external_info_given",
        Withdrawn = "withdrawn",
        Merged = "merged",
        OutOfScope = "out_of_scope_signposted",
        Unreachable = "unreachable",
        OutsideDecided = "external_decided",
        /// Closed by staff without a decision of this kind.
        Plain = "closed",
    }
}
