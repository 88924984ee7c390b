// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/catalogue.h"

#include <algorithm>
#include <tuple>

#include "app/lab/rules/formula.h"

namespace paillasse::lab {

namespace {

std::size_t placeOf(std::string_view discipline)
{
    const auto& known = disciplines();
    const auto found = std::ranges::find(known, discipline, [](const Discipline& one) { return std::string_view(one.code); });
    return static_cast<std::size_t>(found - known.begin());
}

void addNames(std::string_view text, std::vector<std::string>& names)
{
    const auto expression = Expression::parse(text);
    if (!expression)
        return;
    for (const auto& name : expression->names())
        if (name != ageName && name != femaleName && std::ranges::find(names, name) == names.end())
            names.push_back(name);
}

} // namespace

const std::vector<Discipline>& disciplines()
{
    static const std::vector<Discipline> all{
        {"HEMATO", "Hématologie", "Haematology"},
        {"HEMOST", "Hémostase", "Coagulation"},
        {"BIOCH", "Biochimie sanguine", "Blood chemistry"},
        {"HORMONO", "Hormonologie et marqueurs", "Endocrinology and markers"},
        {"IMMUNO", "Immunologie", "Immunology"},
        {"SERO", "Sérologie infectieuse", "Infectious serology"},
        {"URINE", "Biochimie urinaire", "Urine chemistry"},
        {"BACT", "Microbiologie", "Microbiology"},
        {"TOXICO", "Pharmacologie et toxicologie", "Drug monitoring and toxicology"},
    };
    return all;
}

Catalogue::Catalogue(std::vector<Examination> examinations)
{
    for (auto& examination : examinations)
        put(std::move(examination));
}

void Catalogue::put(Examination examination)
{
    remove(examination.code);
    auto code = examination.code;
    indexLoinc(m_byCode.insert_or_assign(std::move(code), std::move(examination)).first->second);
}

void Catalogue::remove(std::string_view code)
{
    const auto found = m_byCode.find(code);
    if (found == m_byCode.end())
        return;
    const auto loinc = found->second.loinc;
    m_byCode.erase(found);
    const auto indexed = m_byLoinc.find(loinc);
    if (indexed == m_byLoinc.end() || indexed->second != code)
        return;
    m_byLoinc.erase(indexed);
    for (const auto& [other, examination] : m_byCode)
        if (examination.loinc == loinc)
            indexLoinc(examination);
}

void Catalogue::indexLoinc(const Examination& examination)
{
    if (examination.loinc.empty())
        return;
    const auto [at, isNew] = m_byLoinc.try_emplace(examination.loinc, examination.code);
    if (!isNew && examination.code < at->second)
        at->second = examination.code;
}

const Examination* Catalogue::find(std::string_view code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &found->second;
}

const Examination* Catalogue::findLoinc(std::string_view loinc) const
{
    const auto found = m_byLoinc.find(loinc);
    return found == m_byLoinc.end() ? nullptr : find(found->second);
}

std::vector<const Examination*> Catalogue::all() const
{
    std::vector<const Examination*> sorted;
    for (const auto& [code, examination] : m_byCode)
        sorted.push_back(&examination);
    std::ranges::stable_sort(sorted, {}, [](const Examination* one) { return std::tuple(placeOf(one->discipline), one->discipline, one->rank, one->code); });
    return sorted;
}

std::vector<const Examination*> Catalogue::ofDiscipline(std::string_view code) const
{
    auto sorted = all();
    std::erase_if(sorted, [code](const Examination* one) { return one->discipline != code; });
    return sorted;
}

std::vector<std::string> Catalogue::inputsOf(const Examination& examination) const
{
    std::vector<std::string> names;
    if (examination.formula) {
        addNames(examination.formula->expression, names);
        addNames(examination.formula->withheldIf, names);
    }
    return names;
}

} // namespace paillasse::lab
