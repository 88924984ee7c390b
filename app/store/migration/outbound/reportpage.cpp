// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/reportpage.h"

#include <algorithm>
#include <set>

#include "app/crypto/hash.h"
#include "app/lab/rules/nextrelease.h"

namespace paillasse::store {

namespace {

using migration::Field;
using paper::Line;
using paper::Section;

constexpr std::size_t hashSize = 32;

std::string joined(const std::vector<std::string>& lines, std::string_view between)
{
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : std::string(between)) + line;
    return text;
}

std::string numberOf(const SheetOf& of, migration::FieldSet fields)
{
    const auto version = std::to_string(of.version.version);
    return fields.has(Field::OrderNumbers) ? of.order.accession + '/' + version : "version " + version;
}

// Of each PDF that was registered of the version, the first first.
std::vector<std::string> originalsOf(const lab::ReportVersion& version)
{
    std::vector<std::string> hashes;
    for (std::size_t at = 0; at + hashSize <= version.pdfSha256.size(); at += hashSize)
        hashes.push_back(crypto::toHex(ByteView(version.pdfSha256).subspan(at, hashSize)));
    return hashes;
}

// What stands of the page above its results.
std::vector<Line> headLines(const PageWords& page, const std::string& number)
{
    std::vector<Line> lines{{"Compte rendu", page.banner.empty() ? number : number + "\n" + page.banner}};
    const auto add = [&lines](const char* label, const std::string& value) {
        if (!value.empty())
            lines.push_back({label, value});
    };
    add("", page.formerReaders);
    add("Patient", page.patientName);
    add(page.patientName.empty() ? "Patient" : "", joined(page.patientLines, "\n"));
    add("Demande", joined(page.requestLines, "\n"));
    add("Échantillons", joined(page.specimenRemarks, "\n"));
    return lines;
}

// The columns that the mandate leaves something in.
struct Columns {
    explicit Columns(migration::FieldSet fields)
    {
        add("Examen", 0.30, true, [](const LineWords& of) { return of.remarks.empty() ? of.name : of.name + (of.name.empty() ? "" : "\n") + joined(of.remarks, "\n"); });
        add("Résultat", 0.20, fields.has(Field::Value), [](const LineWords& of) { return of.secondValue.empty() ? of.value : of.value + "\n" + of.secondValue; });
        add("Unité", 0.10, fields.has(Field::Unit), [](const LineWords& of) { return of.unit; });
        add("Référence", 0.14, fields.has(Field::ReferenceRange), [](const LineWords& of) { return of.range; });
        add("Indicateur", 0.12, fields.has(Field::Flags), [](const LineWords& of) { return of.flag; });
        add("Antériorité", 0.14, fields.has(Field::Value), [](const LineWords& of) { return of.previous; });
        double whole = 0;
        for (const auto& column : heads)
            whole += column.width;
        for (auto& column : heads)
            column.width /= whole;
    }

    using Word = std::string (*)(const LineWords&);
    void add(const char* head, double width, bool isThere, Word word)
    {
        if (!isThere)
            return;
        heads.push_back({head, width, false});
        words.push_back(word);
    }

    std::vector<paper::Column> heads;
    std::vector<Word> words;
};

std::string validatedBy(const PageWords& page, const LineWords& words)
{
    const auto found = std::ranges::find(page.validators, words.validatedIn, &ValidatorWords::version);
    return found == page.validators.end() ? std::string() : found->validated;
}

// A section for each discipline, in the page's order. Who validated is said of each line where the page is of several.
void addResults(std::vector<Section>& sections, const SheetWords& sheet, migration::FieldSet fields)
{
    std::vector<LineWords> lines;
    std::set<std::string> validators;
    for (const auto& [id, words] : sheet.lines)
        if (std::ranges::find(sheet.page.pending, id) == sheet.page.pending.end()) {
            lines.push_back(words.value_or(LineWords{{}, 65535, 0, "examen qui n’est pas sur l’original", "—", {}, {}, {}, {}, false, false, {}, false, {}, {}}));
            validators.insert(validatedBy(sheet.page, lines.back()));
        }
    std::ranges::stable_sort(lines, [](const LineWords& a, const LineWords& b) { return a.discipline != b.discipline ? a.discipline < b.discipline : a.rank < b.rank; });
    const Columns columns(fields);
    const LineWords* last = nullptr;
    for (auto& words : lines) {
        if (last == nullptr || last->discipline != words.discipline)
            sections.push_back({words.discipline.empty() ? "Résultats" : words.discipline, {}, {}, paper::Table{columns.heads, {}}});
        last = &words;
        if (!words.site.empty())
            words.remarks.push_back("site de réalisation : " + words.site);
        if (validators.size() > 1)
            words.remarks.push_back(validatedBy(sheet.page, words));
        std::erase(words.remarks, std::string());
        auto& row = sections.back().table->rows.emplace_back();
        for (const auto word : columns.words)
            row.push_back(word(words));
    }
}

void addPending(std::vector<Section>& sections, const SheetWords& sheet)
{
    std::vector<std::string> names;
    for (const auto id : sheet.page.pending)
        if (const auto line = sheet.lines.find(id); line != sheet.lines.end() && line->second && !line->second->name.empty())
            names.push_back(line->second->name);
    if (!names.empty())
        sections.push_back({"Examens dont le résultat était attendu", {joined(names, ", ")}, {}, {}});
}

// What was concluded before and stands beside what this version says, each in its author's name.
void addInterpretations(std::vector<Section>& sections, const PageWords& page, const SheetOf& of)
{
    Section section{"Interprétation", {}, {}, {}};
    for (const auto* version : lab::standingVersions(of.order, of.version.version)) {
        const auto author = std::ranges::find(page.validators, version->version, &ValidatorWords::version);
        if (version->version != of.version.version && !version->interpretation.empty() && version->interpretation != of.version.interpretation && author != page.validators.end())
            section.paragraphs.push_back(author->interprets + " : " + version->interpretation);
    }
    if (!of.version.interpretation.empty())
        section.paragraphs.push_back(of.version.interpretation);
    if (!section.paragraphs.empty())
        sections.push_back(std::move(section));
}

} // namespace

std::string reportReference(const SheetOf& of, migration::FieldSet fields)
{
    return "Compte rendu " + numberOf(of, fields);
}

paper::Statement reportPage(SheetWords sheet, const SheetOf& of, const std::vector<lab::LineId>& told, const migration::Mandate& mandate)
{
    reduceSheet(sheet, of, told, mandate);
    const auto& page = sheet.page;
    const auto reference = reportReference(of, mandate.fields);
    const auto originals = originalsOf(of.version);
    paper::Statement statement;
    statement.kind = "report-copy";
    statement.title = "Compte rendu d’examens de biologie médicale";
    statement.issuer = joined(page.laboratoryLines, " · ");
    statement.madeAt = of.version.releasedAt;
    statement.foot = (page.identityLine.empty() ? "" : page.identityLine + "\n") + reference + " – copie faite par le registre du laboratoire pour une migration"
        + (originals.empty() ? "" : "\nSHA-256 de l’original enregistré : " + originals.front());
    statement.lines = headLines(page, numberOf(of, mandate.fields));
    addResults(statement.sections, sheet, mandate.fields);
    addPending(statement.sections, sheet);
    if (mandate.fields.has(Field::Interpretation))
        addInterpretations(statement.sections, page, of);
    Section end{"Validation", {}, {}, {}};
    if (!page.signature.empty())
        end.paragraphs.push_back(joined(page.signature, "\n"));
    if (!page.notice.empty())
        end.paragraphs.push_back(page.notice);
    statement.sections.push_back(std::move(end));
    Section copy{"Copie", {"Le registre du laboratoire a fait cette copie des mots de la page enregistrée, pour une migration. Ce que son mandat ne nomme pas n’y est pas ; les résultats qui étaient à nouveau en cours n’y sont pas non plus. L’original, "
                           "que le biologiste a signé, fait foi."},
                 {}, {}};
    for (const auto& hash : originals)
        copy.lines.push_back({copy.lines.empty() ? "SHA-256 de l’original" : "et d’un autre exemplaire", hash});
    statement.sections.push_back(std::move(copy));
    return statement;
}

} // namespace paillasse::store
