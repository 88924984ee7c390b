// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/sheetreduction.h"

#include <algorithm>
#include <array>
#include <span>

namespace paillasse::store {

namespace {

using migration::Field;
using migration::FieldSet;

bool hasAll(FieldSet fields, FieldSet wanted)
{
    return (wanted.bits() & ~fields.bits()) == 0;
}

// How a sentence of the page begins, what it tells, and what stands behind `between`: app/report's pageWords writes them. Whoever has a word
// of ours in their name loses more of it by this, never less.
struct Sentence {
    std::string_view begins;
    FieldSet tells;
    std::string_view between = {};
    FieldSet tellsBehind = {};
};

constexpr std::array<Sentence, 4> ofPatient = {{
    {"Nom de naissance : ", {Field::BirthName}, " · Prénoms : ", {Field::Forenames}},
    {"Né(e) le ", {Field::BirthDate}, " · Sexe ", {Field::Sex}},
    {"N° patient : ", {Field::PatientNumbers}},
    {"Matricule INS : ", {Field::NationalIdentity}},
}};
constexpr std::array<Sentence, 10> ofRequest = {{
    {"Demande n° ", {Field::OrderNumbers}},
    {"Prescripteur : ", {Field::Prescriber}, " · ", {Field::Ward}},
    {"Prélevé le ", {Field::OrderTimes}, " par ", {Field::Collector}},
    {"Reçu le ", {Field::SpecimenTimes}},
    {"Échantillons : ", {Field::SpecimenKind}},
    {"À jeun", {Field::Fasting}, " · Traitement : ", {Field::Treatment}},
    {"Non à jeun", {Field::Fasting}, " · Traitement : ", {Field::Treatment}},
    {"Traitement : ", {Field::Treatment}},
    {"Contexte : ", {Field::ClinicalContext}},
    {"Destinataires : ", {Field::Recipients}},
}};

// Empty: nothing of it stays.
std::string reduced(const std::string& line, std::span<const Sentence> sentences, FieldSet fields)
{
    const auto known = std::ranges::find_if(sentences, [&line](const Sentence& one) { return line.starts_with(one.begins); });
    if (known == sentences.end())
        return {};
    const auto first = known->between.empty() ? std::string::npos : line.find(known->between);
    if (first == std::string::npos)
        return hasAll(fields, known->tells) ? line : std::string();
    if (hasAll(fields, known->tells) && hasAll(fields, known->tellsBehind))
        return line;
    if (hasAll(fields, known->tells))
        return line.substr(0, first);
    if (!hasAll(fields, known->tellsBehind))
        return {};
    auto behind = line.substr(line.rfind(known->between));
    const auto word = behind.find_first_not_of(" ·");
    return behind.substr(word);
}

void reduceAll(std::vector<std::string>& lines, std::span<const Sentence> sentences, FieldSet fields)
{
    for (auto& line : lines)
        line = reduced(line, sentences, fields);
    std::erase(lines, std::string());
}

void reducePage(PageWords& page, const lab::ReportVersion& version, FieldSet fields)
{
    const auto keep = [fields](auto& words, FieldSet tells) {
        if (!hasAll(fields, tells))
            words = {};
    };
    keep(page.patientName, {Field::BirthName, Field::UsedName, Field::Forenames});
    keep(page.identityLine, {Field::BirthName, Field::UsedName, Field::Forenames, Field::BirthDate, Field::PatientNumbers});
    keep(page.collected, {Field::OrderTimes});
    keep(page.formerReaders, {Field::Recipients});
    keep(page.specimenRemarks, {Field::SpecimenRemark, Field::SpecimenRejection});
    // A correction names the report that it replaces, and its author's reason.
    if (version.kind == lab::ReportKind::Corrected && !hasAll(fields, {Field::OrderNumbers, Field::ResultComment}))
        page.banner = page.pending.empty() ? "COMPTE RENDU CORRIGÉ" : "RÉSULTATS PARTIELS — COMPTE RENDU CORRIGÉ";
    reduceAll(page.patientLines, ofPatient, fields);
    reduceAll(page.requestLines, ofRequest, fields);
}

// "4,2 (12/03/2026)": the day that is told, or none.
std::optional<Date> dayIn(const std::string& previous)
{
    constexpr std::size_t size = 12; // with its parentheses
    if (previous.size() < size || previous[previous.size() - size] != '(' || previous.back() != ')')
        return std::nullopt;
    const auto text = previous.substr(previous.size() - size + 1, size - 2);
    return text[2] == '/' && text[5] == '/' ? Date::parse(text.substr(6, 4) + '-' + text.substr(3, 2) + '-' + text.substr(0, 2)) : std::nullopt;
}

// What a remark tells: as app/report's reportedWords writes them of this measurement. What is none of these is a comment, or may be.
FieldSet toldBy(const std::string& remark, const lab::Measurement* measurement)
{
    if (remark == "nouveau résultat")
        return {};
    if (measurement == nullptr)
        return {Field::ResultComment};
    const auto is = [&remark](std::string_view begins, const std::string& word) { return !word.empty() && remark == std::string(begins) + word; };
    if (remark == "intervalle par défaut, non adapté à l’âge ou au sexe" && measurement->range.isDefault)
        return {Field::ReferenceRange};
    if (is("", measurement->method) || is("calculé : ", measurement->formulaVersion) || is("mesuré après dilution au 1/", measurement->dilution > 1 ? std::to_string(measurement->dilution) : ""))
        return {Field::Method};
    if (is("réalisé par ", measurement->performingLaboratory) || remark == "hors accréditation")
        return {Field::PerformingLaboratory};
    return {Field::ResultComment};
}

void reduceLine(LineWords& words, const lab::Measurement* measurement, const migration::Mandate& mandate)
{
    const auto fields = mandate.fields;
    const auto keep = [fields](std::string& word, FieldSet tells) {
        if (!hasAll(fields, tells))
            word.clear();
    };
    keep(words.discipline, {Field::Examination});
    keep(words.name, {Field::Examination});
    keep(words.value, {Field::Value});
    keep(words.unit, {Field::Unit});
    keep(words.secondValue, {Field::Value, Field::Unit});
    keep(words.range, {Field::ReferenceRange});
    keep(words.flag, {Field::Flags});
    keep(words.site, {Field::PerformingLaboratory});
    const auto day = dayIn(words.previous);
    if (!fields.has(Field::Value) || !day || *day < mandate.from || *day > mandate.until)
        words.previous.clear();
    std::erase_if(words.remarks, [&](const std::string& remark) { return !hasAll(fields, toldBy(remark, measurement)) || (words.previous.empty() && remark.starts_with("antérieur ")); });
}

} // namespace

void reduceSheet(SheetWords& sheet, const SheetOf& of, const std::vector<lab::LineId>& told, const migration::Mandate& mandate)
{
    reducePage(sheet.page, of.version, mandate.fields);
    for (auto& [id, words] : sheet.lines) {
        const auto* line = of.order.line(id);
        const lab::Measurement* measurement = nullptr;
        for (const auto& report : of.order.reports)
            for (const auto& entry : report.lines)
                if (line != nullptr && report.version <= of.version.version && entry.line == id)
                    measurement = line->measurement(entry.measurement);
        if (words)
            reduceLine(*words, measurement, mandate);
    }
    const auto isPending = [&sheet](lab::LineId id) { return std::ranges::find(sheet.page.pending, id) != sheet.page.pending.end(); };
    std::erase_if(sheet.lines, [&](const auto& line) { return !isPending(line.first) && std::ranges::find(told, line.first) == told.end(); });
    if (!mandate.fields.has(Field::Examination))
        sheet.page.pending.clear();
}

} // namespace paillasse::store
