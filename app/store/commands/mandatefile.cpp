// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/mandatefile.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/base/civiltime.h"
#include "app/exchange/fhir/jsonvalue.h"
#include "app/migration/mandatefaults.h"
#include "app/migration/names.h"

namespace paillasse::store {

namespace {

using exchange::fhir::JsonValue;

constexpr std::array<std::string_view, 17> known{"direction", "instructed-by", "reference", "ground", "laboratories", "from", "until", "fields", "patients", "counterpart", "format", "recipient-key",
                                                 "transfers-responsibility", "approvers", "deadlines", "acceptable-errors-per-mille", "confidence-per-cent"};
constexpr std::array<std::string_view, 4> knownDeadlines{"approval", "staging", "acceptance", "erasure"};

// Every fault, each with its field and what is allowed there.
class MandateReader {
public:
    explicit MandateReader(const JsonValue& json) : m_json(json) {}

    [[nodiscard]] const std::vector<std::string>& faults() const { return m_faults; }
    // Of a field the first fault tells: what follows from it is none of its own.
    void refuse(std::string_view field, const std::string& why)
    {
        if (std::ranges::find(m_refused, field) != m_refused.end())
            return;
        m_refused.emplace_back(field);
        m_faults.push_back("'" + std::string(field) + "': " + why);
    }
    // A misspelt field would be one that nobody asked for.
    void holdAgainst(const JsonValue& object, std::span<const std::string_view> names)
    {
        auto written = object.memberNames();
        for (const auto name : written)
            if (std::ranges::find(names, name) == names.end())
                refuse(name, "there is no such field");
        std::ranges::sort(written);
        if (const auto twice = std::ranges::adjacent_find(written); twice != written.end())
            refuse(*twice, "it is written twice");
    }
    std::string text(std::string_view field, bool isNeeded = true)
    {
        const auto& value = m_json[field];
        if (value.isText() || (value.isNull() && !isNeeded))
            return value.text();
        refuse(field, value.isNull() ? "it is missing" : "it must be text");
        return {};
    }
    std::vector<std::string> list(std::string_view field, bool isNeeded)
    {
        std::vector<std::string> texts;
        const auto& value = m_json[field];
        if (value.isNull() && !isNeeded)
            return texts;
        if (!value.isArray())
            refuse(field, "it must be a list of texts");
        for (const auto* item : value.items()) {
            if (!item->isText())
                refuse(field, "it must be a list of texts");
            texts.push_back(item->text());
        }
        return texts;
    }
    template <class T, class Named>
    void word(std::string_view field, T& into, Named named)
    {
        const auto value = text(field);
        if (const auto found = named(value)) {
            into = *found;
            return;
        }
        std::string allowed;
        for (int i = 0; i <= static_cast<int>(lastOf(T())); ++i)
            allowed += (i == 0 ? "" : ", ") + std::string(migration::nameOf(static_cast<T>(i)));
        refuse(field, "'" + value.substr(0, 60) + "' is none of " + allowed);
    }
    void day(std::string_view field, Date& into)
    {
        const auto value = text(field);
        const auto day = Date::parse(value);
        if (!day)
            refuse(field, "'" + value.substr(0, 60) + "' is no day as 2026-01-31");
        into = day.value_or(Date());
    }
    void number(std::string_view field, std::uint32_t& into)
    {
        const auto& value = m_json[field];
        if (value.isNull())
            return;
        const auto& digits = value.text();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
        if (!value.isNumber() || error != std::errc() || end != digits.data() + digits.size())
            refuse(field, "it must be a whole number");
    }
    void flag(std::string_view field, bool& into)
    {
        const auto& value = m_json[field];
        if (!value.isNull() && !value.isBoolean())
            refuse(field, "it must be true or false");
        into = value.text() == "true";
    }
    void deadline(std::string_view field, Instant& into)
    {
        const auto& value = m_json["deadlines"][field];
        const auto at = parseIso(value.text());
        if (!at)
            refuse("deadlines." + std::string(field), "a deadline is a moment as 2026-12-01T18:00:00Z");
        into = at.value_or(Instant());
    }
    template <class T, class Find>
    void ids(std::string_view field, std::vector<T>& into, bool isNeeded, Find find)
    {
        for (const auto& name : list(field, isNeeded)) {
            const auto id = find(name);
            if (!id)
                refuse(field, "'" + name.substr(0, 60) + "': " + id.error().detail);
            else
                into.push_back(*id);
        }
    }
    // "default", then what is added or taken away: "+insured-nir", "-ward"; or only what is wanted.
    void fields(migration::FieldSet& into)
    {
        for (const auto& word : list("fields", true)) {
            if (word == "default") {
                into = migration::FieldSet::fromBits(into.bits() | migration::FieldSet::defaults().bits());
                continue;
            }
            const bool isTakenAway = word.starts_with('-');
            const auto field = migration::fieldNamed(word.starts_with('+') || isTakenAway ? word.substr(1) : word);
            if (!field)
                refuse("fields", "'" + word.substr(0, 60) + "' is no field; 'migrate example' lists them");
            else if (isTakenAway)
                into.remove(*field);
            else
                into.add(*field);
        }
    }

private:
    const JsonValue& m_json;
    std::vector<std::string> m_refused; // fields
    std::vector<std::string> m_faults;
};

Result<lab::PatientId> patientIn(const std::string& text)
{
    const auto id = lab::PatientId::parse(text);
    return id ? Result<lab::PatientId>(*id) : fail(ErrorCode::InvalidInput, "a patient is named by the id");
}

} // namespace

Result<migration::Mandate> readMandate(std::string_view json, const MandateNames& names, Instant now)
{
    const auto value = JsonValue::parse(json);
    if (!value)
        return fail(ErrorCode::InvalidInput, "the mandate is no JSON: " + value.error().where + ": " + value.error().why);
    if (!value->isObject())
        return fail(ErrorCode::InvalidInput, "the mandate is no JSON object");
    MandateReader read(*value);
    migration::Mandate mandate;
    mandate.id = migration::MigrationId::make(now);
    read.holdAgainst(*value, known);
    read.holdAgainst((*value)["deadlines"], knownDeadlines);
    read.word("direction", mandate.direction, migration::directionNamed);
    mandate.instructedBy = read.text("instructed-by");
    mandate.reference = read.text("reference");
    read.word("ground", mandate.ground, migration::groundNamed);
    read.ids("laboratories", mandate.laboratories, true, names.laboratory);
    read.day("from", mandate.from);
    read.day("until", mandate.until);
    read.fields(mandate.fields);
    read.ids("patients", mandate.patients, false, patientIn);
    mandate.counterpart = read.text("counterpart");
    read.word("format", mandate.format, migration::formatNamed);
    mandate.recipientKey = read.text("recipient-key", false);
    read.flag("transfers-responsibility", mandate.transfersResponsibility);
    read.ids("approvers", mandate.approvers, true, names.person);
    read.deadline("approval", mandate.deadlines.approval);
    read.deadline("staging", mandate.deadlines.staging);
    read.deadline("acceptance", mandate.deadlines.acceptance);
    read.deadline("erasure", mandate.deadlines.erasure);
    read.number("acceptable-errors-per-mille", mandate.acceptableErrorsPerMille);
    read.number("confidence-per-cent", mandate.confidencePerCent);
    // What contradicts itself is known of what is read.
    if (read.faults().empty())
        for (const auto& fault : migration::faultsOf(mandate, now))
            read.refuse(fault.field, fault.what);
    if (read.faults().empty())
        return mandate;
    std::string all = "the mandate does not stand:";
    for (const auto& fault : read.faults())
        all += "\n  " + fault;
    return fail(ErrorCode::InvalidInput, all);
}

} // namespace paillasse::store
