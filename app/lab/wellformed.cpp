// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/wellformed.h"

#include <algorithm>

namespace paillasse::lab {

namespace {

constexpr std::size_t notUtf8 = 0;

// The length of the character at the front, or 0 when it is not well-formed UTF-8 (Unicode 15, table 3-7).
std::size_t characterSize(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto tail = [&byte](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return tail(1) ? 2 : notUtf8;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return tail(1) && tail(2) && !overlong && !surrogate ? 3 : notUtf8;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool beyond = first == 0xF4 && byte(1) > 0x8F;
        return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : notUtf8;
    }
    return notUtf8;
}

bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    const bool c1 = first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return first < 0x20 || first == 0x7F || c1;
}

bool isWritten(std::string_view text, std::size_t most, std::string_view allowed)
{
    std::size_t count = 0;
    while (!text.empty()) {
        const auto size = characterSize(text);
        if (size == notUtf8 || ++count > most)
            return false;
        const auto character = text.substr(0, size);
        if (isControl(character) && allowed.find(character[0]) == std::string_view::npos)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

bool isBounded(const std::optional<Decimal>& decimal)
{
    return !decimal || decimal->isWithinBounds();
}

struct ValueIsSound {
    bool operator()(const Quantity& quantity) const { return quantity.number.isWithinBounds(); }
    bool operator()(const Coded& coded) const { return isKey(coded.code) && isLine(coded.text, limits::name); }
    bool operator()(const Titre& titre) const { return titre.reciprocal > 0; }
    bool operator()(const ShortText& text) const { return isGiven(text.text) && isText(text.text, limits::shortText); }
};

bool isSound(const AppliedRange& range)
{
    return isBounded(range.low) && isBounded(range.high) && isLine(range.text, limits::name) && isLine(range.reason, limits::name);
}

bool isSound(const ReportedLine& line)
{
    constexpr std::size_t sha256Size = 32;
    return line.line != 0 && line.hash.size() == sha256Size;
}

bool isBirthDate(const Date& date)
{
    return date.isNull() || (date.isValid() && date.year >= 1850);
}

} // namespace

bool isLine(std::string_view text, std::size_t most)
{
    return isWritten(text, most, {});
}

bool isText(std::string_view text, std::size_t most)
{
    return isWritten(text, most, "\n\t");
}

bool isCode(std::string_view text, std::size_t most)
{
    return !text.empty() && text.size() <= most && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool isKey(std::string_view text)
{
    return isGiven(text) && isLine(text, limits::code);
}

bool isGiven(std::string_view text)
{
    return text.find_first_not_of(" \t\n") != std::string_view::npos;
}

bool isLineList(const std::vector<LineId>& lines)
{
    if (lines.empty() || lines.size() > limits::linesPerAct)
        return false;
    auto sorted = lines;
    std::ranges::sort(sorted);
    return sorted.front() != 0 && std::ranges::adjacent_find(sorted) == sorted.end();
}

bool isSound(const Identity& identity)
{
    const bool names = isGiven(identity.birthName) && isLine(identity.birthName, limits::name) && isLine(identity.birthForenames, limits::name)
        && isLine(identity.firstForename, limits::name) && isLine(identity.usedName, limits::name) && isLine(identity.usedForename, limits::name);
    constexpr std::size_t placeSize = 5;
    const bool place = identity.birthPlaceCode.empty() || (isCode(identity.birthPlaceCode) && identity.birthPlaceCode.size() == placeSize);
    const bool ins = (identity.insMatricule.empty() || isCode(identity.insMatricule)) && (identity.insOid.empty() || isCode(identity.insOid));
    return names && place && ins && isBirthDate(identity.birthDate);
}

bool isSound(const Contact& contact)
{
    return isText(contact.address, limits::reason) && isLine(contact.postcode, limits::code) && isLine(contact.city, limits::name)
        && isLine(contact.phone, limits::code) && isLine(contact.email, limits::name);
}

bool isSound(const Patient& patient)
{
    const auto isSource = [](const std::string& source) { return isGiven(source) && isLine(source, limits::name); };
    return !patient.id.isNull() && isKey(patient.number) && isSound(patient.identity) && isSound(patient.contact)
        && isLine(patient.insuredNir, limits::code) && patient.sourceIds.size() <= limits::code && std::ranges::all_of(patient.sourceIds, isSource);
}

bool isSound(const OrderContext& context)
{
    const auto isRecipient = [](const std::string& recipient) { return isGiven(recipient) && isLine(recipient, limits::name); };
    return isLine(context.prescriberName, limits::name) && isLine(context.ward, limits::name) && isLine(context.collector, limits::name)
        && isText(context.treatment, limits::reason) && isText(context.clinical, limits::text) && isLine(context.sourceId, limits::name)
        && context.recipients.size() <= limits::code && std::ranges::all_of(context.recipients, isRecipient);
}

bool isSound(const Measurement& measurement)
{
    constexpr std::uint32_t mostDilution = 1'000'000;
    const bool value = std::visit(ValueIsSound{}, measurement.value);
    const bool texts = isLine(measurement.unit, limits::code) && isLine(measurement.instrument, limits::name) && isLine(measurement.method, limits::name)
        && isLine(measurement.reasonText, limits::reason) && isLine(measurement.formulaVersion, limits::name)
        && isLine(measurement.performingLaboratory, limits::name) && isText(measurement.comment, limits::text)
        && isLine(measurement.criticalReason, limits::reason);
    const bool delta = !measurement.delta || measurement.delta->change.isWithinBounds();
    // A calculated value without its formula's version could not be explained later.
    const bool formula = measurement.source != MeasurementSource::Calculated || !measurement.formulaVersion.empty();
    return !measurement.id.isNull() && value && texts && delta && formula && isSound(measurement.range) && measurement.dilution >= 1
        && measurement.dilution <= mostDilution;
}

bool isSound(const ReportVersion& report)
{
    constexpr std::size_t signatureSize = 64;
    constexpr std::size_t keySize = 32;
    std::vector<LineId> lines;
    for (const auto& line : report.lines)
        lines.push_back(line.line);
    const auto lineIsSound = [](const ReportedLine& line) { return isSound(line); };
    return isLineList(lines) && std::ranges::all_of(report.lines, lineIsSound) && isText(report.interpretation, limits::text)
        && isText(report.reason, limits::reason) && report.signature.size() == signatureSize && report.signerKey.size() == keySize
        && report.pdfSha256.empty() && report.pdfActs.empty() && !report.printedHead && report.sheet.empty() && report.kind != ReportKind::Withdrawn;
}

bool isSound(const Examination& examination)
{
    constexpr std::size_t mostEntries = 100;
    const auto isAnswer = [](const CodedAnswer& answer) {
        return isKey(answer.code) && isLine(answer.french, limits::name) && isLine(answer.english, limits::name);
    };
    const auto isRange = [](const ReferenceRange& range) {
        return isBounded(range.low) && isBounded(range.high) && isLine(range.text, limits::name) && isLine(range.label, limits::name);
    };
    const bool names = isKey(examination.code) && isGiven(examination.french) && isLine(examination.french, limits::name)
        && isLine(examination.english, limits::name) && isLine(examination.discipline, limits::code) && isLine(examination.container, limits::code)
        && isLine(examination.loinc, limits::code) && isLine(examination.unit, limits::code) && isLine(examination.unitDisplay, limits::code)
        && isLine(examination.method, limits::name);
    const bool formula = !examination.formula
        || (isGiven(examination.formula->version) && isText(examination.formula->expression, limits::text)
            && isText(examination.formula->withheldIf, limits::text) && isLine(examination.formula->withheldReason, limits::reason));
    return names && formula && examination.bench <= 63 && examination.decimals <= Decimal::maxScale && examination.answers.size() <= mostEntries
        && examination.ranges.size() <= mostEntries && examination.critical.size() <= mostEntries
        && std::ranges::all_of(examination.answers, isAnswer) && std::ranges::all_of(examination.ranges, isRange);
}

bool isSound(const TubeKind& tube)
{
    return isKey(tube.code) && isGiven(tube.french) && isLine(tube.french, limits::name) && isLine(tube.english, limits::name)
        && isLine(tube.colour, limits::code) && isGiven(tube.specimen) && isLine(tube.specimen, limits::name);
}

// The code is typed as one word.
bool isSound(const CodedComment& comment)
{
    return isCode(comment.code) && isGiven(comment.french) && isLine(comment.french, limits::reason) && isLine(comment.english, limits::reason);
}

} // namespace paillasse::lab
