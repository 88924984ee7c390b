// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "app/migration/job.h"
#include "app/migration/mandatefaults.h"

namespace paillasse::migration {

namespace {

constexpr std::size_t mostWordBytes = 400;
// Beyond these a sample says nothing: more than one record in ten may be wrong, or that is not even likely to show.
constexpr std::uint32_t mostErrorsPerMille = 100;
constexpr std::uint32_t leastConfidencePerCent = 80;

template <class T>
bool areDistinct(std::vector<T> ids, bool mayBeEmpty)
{
    std::ranges::sort(ids);
    return (mayBeEmpty || !ids.empty()) && std::ranges::adjacent_find(ids) == ids.end() && std::ranges::none_of(ids, &T::isNull);
}

// Its shape; whether it is a key is known where it is used (BIP 173, lower case: "age1" and 58 characters).
bool looksLikeRecipient(const std::string& key)
{
    return key.size() == 62 && key.starts_with("age1") && key.find_first_not_of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 4) == std::string::npos;
}

class FaultList {
public:
    explicit FaultList(const Mandate& mandate) : m_mandate(mandate) {}

    void judge(Instant now)
    {
        words("instructed-by", m_mandate.instructedBy);
        words("reference", m_mandate.reference);
        words("counterpart", m_mandate.counterpart);
        hold(!m_mandate.fields.empty(), "fields", "it names no field");
        hold(areDistinct(m_mandate.laboratories, false), "laboratories", "at least one, and none of them twice");
        hold(m_mandate.from.isValid() && m_mandate.until.isValid(), "from", "it and 'until' are days, as 2026-01-31");
        hold(m_mandate.from <= m_mandate.until, "until", "it is before 'from'");
        hold(areDistinct(m_mandate.approvers, false), "approvers", "at least one, and nobody twice");
        deadlines(now);
        hold(m_mandate.acceptableErrorsPerMille <= mostErrorsPerMille, "acceptable-errors-per-mille", "from 0 to 100");
        hold(m_mandate.confidencePerCent >= leastConfidencePerCent && m_mandate.confidencePerCent <= 100, "confidence-per-cent", "from 80 to 100");
        if (m_mandate.direction == Direction::In)
            inwards();
        else
            outwards();
    }

    std::vector<MandateFault> faults;

private:
    void hold(bool isSound, const char* field, const char* what)
    {
        if (!isSound)
            faults.push_back({field, what});
    }
    void words(const char* field, const std::string& text)
    {
        hold(text.size() <= mostWordBytes && text.find_first_not_of(" \t\r\n") != std::string::npos, field, "words for a person to read, of 400 bytes at most");
    }
    void deadlines(Instant now)
    {
        const auto& deadlines = m_mandate.deadlines;
        hold(now < deadlines.approval, "deadlines.approval", "it is over already");
        hold(deadlines.approval < deadlines.staging, "deadlines.staging", "it must be later than that of 'approval'");
        hold(deadlines.staging < deadlines.acceptance, "deadlines.acceptance", "it must be later than that of 'staging'");
        hold(deadlines.acceptance < deadlines.erasure, "deadlines.erasure", "it must be later than that of 'acceptance'");
    }
    void inwards()
    {
        hold(m_mandate.laboratories.size() <= 1, "laboratories", "in: exactly the one that receives");
        hold(m_mandate.patients.empty(), "patients", "only of a migration that goes out");
        hold(m_mandate.recipientKey.empty(), "recipient-key", "only of a migration that goes out");
        hold(!m_mandate.transfersResponsibility, "transfers-responsibility", "only of a migration that goes out");
    }
    void outwards()
    {
        hold(m_mandate.format == Format::Fhir || m_mandate.format == Format::Hl7v2, "format", "out: hl7v2 or fhir");
        hold(looksLikeRecipient(m_mandate.recipientKey), "recipient-key", "out: the recipient's public key, 'age1' and 58 more characters, as age-keygen -y writes it");
        hold(areDistinct(m_mandate.patients, true), "patients", "one of them stands there twice");
    }

    const Mandate& m_mandate;
};

} // namespace

std::vector<MandateFault> faultsOf(const Mandate& mandate, Instant now)
{
    FaultList list(mandate);
    list.judge(now);
    return std::move(list.faults);
}

StepOr<std::monostate> checkMandate(const Mandate& mandate, Instant now)
{
    if (mandate.id.isNull() || !faultsOf(mandate, now).empty())
        return tl::unexpected(StepRefusal::BadMandate);
    return std::monostate();
}

} // namespace paillasse::migration
