// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importedvalue.h"

#include <algorithm>
#include <array>

#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/units.h"
#include "app/lab/wellformed.h"

namespace paillasse::store {

namespace {

constexpr std::string_view partMark = "OBX-4 ";

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

// As whole words for the short ones: "HIV" is in "HIV-1", not in "archive".
bool hasWord(const std::string& text, std::string_view word)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !isLetter(text[at - 1]);
        const auto end = at + word.size();
        const bool ends = end == text.size() || !isLetter(text[end]);
        if (begins && (ends || word.size() > 4))
            return true;
    }
    return false;
}

const lab::CodedAnswer* answerOf(const lab::Examination& examination, const std::string& code, const std::string& text)
{
    const auto wanted = lower(text);
    const auto found = std::ranges::find_if(examination.answers, [&](const lab::CodedAnswer& answer) {
        return answer.code == code || (!wanted.empty() && (lower(answer.french) == wanted || lower(answer.english) == wanted || lower(answer.code) == wanted));
    });
    return found == examination.answers.end() ? nullptr : &*found;
}

lab::Measurement common(const exchange::ImportedResult& result, const std::string& sender)
{
    lab::Measurement measurement;
    measurement.unit = result.unit;
    measurement.method = result.method;
    measurement.instrument = result.instrument;
    measurement.at = result.analysedAt.isNull() ? result.observedAt : result.analysedAt;
    measurement.comment = exchange::asText(commentOf(result), lab::limits::text).text;
    measurement.reason = result.status == exchange::ResultStatus::Corrected ? lab::EntryReason::Other : lab::EntryReason::First;
    if (result.status == exchange::ResultStatus::Corrected) {
        const auto& by = sender.empty() ? result.performingLaboratory : sender;
        measurement.reasonText = exchange::asLine("corrected by " + (by.empty() ? "its sender" : by), lab::limits::reason).text;
    }
    return measurement;
}

} // namespace

const lab::Examination* examinationOf(const exchange::SourceCode& code, const lab::Catalogue& catalogue)
{
    if (!code.loinc.empty())
        if (const auto* byLoinc = catalogue.findLoinc(code.loinc))
            return byLoinc;
    // With a LOINC code of its own that is not ours, the same letters mean something else.
    return code.loinc.empty() && !code.local.empty() ? catalogue.find(code.local) : nullptr;
}

std::string foreignName(const exchange::SourceCode& code)
{
    const auto& key = exchange::keyOf(code);
    return exchange::asLine(code.text.empty() || code.text == key ? key : key + ' ' + code.text, lab::limits::code).text;
}

lab::Confidentiality foreignConfidentiality(const exchange::SourceCode& code)
{
    using lab::Confidentiality;
    static constexpr std::array<std::pair<std::string_view, Confidentiality>, 18> words = {{
        {"hiv", Confidentiality::Hiv}, {"vih", Confidentiality::Hiv}, {"sida", Confidentiality::Hiv}, {"aids", Confidentiality::Hiv}, {"immunodeficiency virus", Confidentiality::Hiv},
        {"immunodéficience humaine", Confidentiality::Hiv}, {"genetic", Confidentiality::Genetics}, {"génétique", Confidentiality::Genetics}, {"genotype", Confidentiality::Genetics},
        {"génotype", Confidentiality::Genetics}, {"karyotype", Confidentiality::Genetics}, {"caryotype", Confidentiality::Genetics}, {"mutation", Confidentiality::Genetics},
        {"drug screen", Confidentiality::Toxicology}, {"stupéfiant", Confidentiality::Toxicology}, {"opiate", Confidentiality::Toxicology}, {"cannabis", Confidentiality::Toxicology},
        {"cocaine", Confidentiality::Toxicology},
    }};
    const auto text = lower(code.text + ' ' + code.local);
    for (const auto& [word, confidentiality] : words)
        if (hasWord(text, word))
            return confidentiality;
    return Confidentiality::None;
}

std::string partOf(const exchange::ImportedResult& result)
{
    const auto digits = result.part.find_first_not_of('0');
    const bool isOnly = digits == std::string::npos || result.part.substr(digits) == "1";
    return isOnly ? std::string() : std::string(partMark) + result.part;
}

std::string partOf(const lab::Measurement& measurement)
{
    const auto& comment = measurement.comment;
    const auto end = comment.find(']');
    return comment.starts_with('[' + std::string(partMark)) && end != std::string::npos ? comment.substr(1, end - 1) : std::string();
}

std::string commentOf(const exchange::ImportedResult& result)
{
    auto comment = partOf(result);
    if (!comment.empty())
        comment = '[' + comment + ']';
    if (!result.flags.empty())
        comment += '[' + result.flags + ']';
    if (!result.comment.empty())
        comment += (comment.empty() ? "" : "\n") + result.comment;
    return comment;
}

lab::Value fittedValue(const lab::Value& value, const lab::Examination& examination)
{
    const auto* text = std::get_if<lab::ShortText>(&value);
    const auto* coded = std::get_if<lab::Coded>(&value);
    if (examination.kind == lab::ResultKind::Numeric && text != nullptr)
        if (const auto number = exchange::readQuantity(text->text))
            return *number;
    if (examination.kind == lab::ResultKind::Titre && text != nullptr)
        if (const auto titre = exchange::readTitre(text->text))
            return *titre;
    if (examination.kind == lab::ResultKind::Coded && (text != nullptr || coded != nullptr)) {
        const auto* answer = answerOf(examination, coded ? coded->code : text->text, coded ? coded->text : text->text);
        if (answer != nullptr)
            return lab::Coded{answer->code, answer->french};
    }
    return value;
}

lab::Measurement externalMeasurement(const exchange::ImportedResult& result, const lab::Examination* examination, const std::string& sender)
{
    auto measurement = common(result, sender);
    measurement.source = lab::MeasurementSource::External;
    measurement.value = examination == nullptr ? *result.value : fittedValue(*result.value, *examination);
    measurement.range = result.range;
    measurement.level = result.level;
    measurement.performingLaboratory = result.performingLaboratory.empty() ? sender : result.performingLaboratory;
    return measurement;
}

lab::Measurement instrumentMeasurement(const exchange::ImportedResult& result, const lab::Examination& examination, const std::string& sender)
{
    auto measurement = common(result, sender);
    measurement.source = lab::MeasurementSource::Instrument;
    measurement.value = fittedValue(*result.value, examination);
    measurement.unit = examination.unit;
    if (measurement.method.empty())
        measurement.method = examination.method;
    if (measurement.instrument.empty())
        measurement.instrument = sender;
    return measurement;
}

bool hasUnitOf(const exchange::ImportedResult& result, const lab::Examination& examination)
{
    return result.unit.empty() || result.unit == examination.unit || result.unit == exchange::ucumOf(examination.unitDisplay);
}

} // namespace paillasse::store
