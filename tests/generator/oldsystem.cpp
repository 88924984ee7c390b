// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/oldsystem.h"

#include <algorithm>
#include <stdexcept>

#include "app/lab/rules/demography.h"
#include "app/lab/rules/interpretation.h"
#include "tests/generator/inventedresults.h"

namespace paillasse::generator {

namespace {

constexpr Date today{2026, 3, 12};
constexpr std::int64_t days = 5 * 365; // of history

std::string digits(std::string text)
{
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
}

// "20260312074500"
std::string hl7Time(Instant at)
{
    return digits(toIsoUtc(at)).substr(0, 14);
}

std::string numberOf(std::uint64_t number)
{
    auto text = std::to_string(number);
    return std::string(text.size() < 7 ? 7 - text.size() : 0, '0') + text;
}

std::string patientSegment(const lab::Patient& patient, std::uint64_t number)
{
    const auto& identity = patient.identity;
    return "PID|1||P" + numberOf(number) + "^^^ANCIEN^PI||" + identity.birthName + '^' + identity.firstForename + "^^^^^L||" + digits(identity.birthDate.toIso()) + '|'
        + (identity.sex == lab::Sex::Female ? 'F' : 'M') + "|||" + patient.contact.address + "^^" + patient.contact.city + "^^" + patient.contact.postcode + "\r";
}

std::string resultSegment(std::size_t place, const lab::Examination& examination, const std::string& value, const lab::AppliedRange& range, const std::string& at)
{
    const auto interval = range.low && range.high ? range.low->toString() + '-' + range.high->toString() : std::string();
    return "OBX|" + std::to_string(place) + "|NM|" + examination.loinc + "^" + examination.code + "^LN||" + value + '|' + examination.unit + '|' + interval + "||||F|||" + at + "\r";
}

} // namespace

OldSystem::OldSystem(const lab::Catalogue& catalogue, std::uint64_t seed) : m_seed(seed)
{
    for (const auto* examination : catalogue.all()) {
        const bool isUsual = examination->kind == lab::ResultKind::Numeric && !examination->formula && !examination->loinc.empty() && examination->confidentiality == lab::Confidentiality::None
            && !examination->ranges.empty() && examination->ranges.front().low && examination->ranges.front().high;
        if (isUsual && m_examinations.size() < linesPerPatient)
            m_examinations.push_back(*examination);
    }
    if (m_examinations.size() < linesPerPatient)
        throw std::runtime_error("the catalogue is too small");
}

std::string OldSystem::message(std::uint64_t number) const
{
    Random random(m_seed * 0x9e3779b97f4a7c15 + number);
    const auto patient = inventPatient(random, number, today);
    const auto born = patient.identity.birthDate.toDays();
    const auto day = std::max(born, today.toDays() - static_cast<std::int64_t>(random() % days) - 1);
    const Instant collected{day * dayMs + static_cast<std::int64_t>(6 * 60 + random() % 360) * minuteMs};
    const auto at = hl7Time(collected);
    std::string text = "MSH|^~\\&|SIL|ANCIEN|PAILLASSE||" + at + "||ORU^R01^ORU_R01|" + numberOf(number) + "|P|2.5.1|||||FR|UNICODE UTF-8\r";
    text += patientSegment(patient, number);
    text += "OBR|1|D" + numberOf(number) + "^ANCIEN||BILAN^Bilan^L|||" + at + "\r";
    const InventedBody body(m_seed + number);
    lab::Order order;
    order.context.collectedAt = collected;
    const auto demography = lab::demographyOf(patient.identity, order);
    for (std::size_t i = 0; i < m_examinations.size(); ++i) {
        const auto& examination = m_examinations[i];
        const auto value = body.value(examination, demography, random);
        text += resultSegment(i + 1, examination, lab::toString(*value, '.'), lab::applicableRange(examination, demography), at);
    }
    return text;
}

} // namespace paillasse::generator
