// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/cataloguecsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <span>

#include "app/lab/csvcells.h"
#include "app/lab/rules/formula.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::csv {

namespace {

// One row by the header's words; collects what does not read.
class Cells {
public:
    Cells(const Row& header, const Row& row, std::vector<Problem>& problems) : m_header(header), m_row(row), m_problems(problems) {}

    [[nodiscard]] std::string text(std::string_view column) const
    {
        const auto place = std::ranges::find(m_header.cells, column) - m_header.cells.begin();
        return std::string(trimmed(m_row.cells[static_cast<std::size_t>(place)]));
    }
    std::string given(std::string_view column)
    {
        auto value = text(column);
        if (value.empty())
            complain(column, "must not be empty");
        return value;
    }
    template <class Number>
    Number number(std::string_view column, Number most)
    {
        const auto value = text(column);
        unsigned read = 0;
        const auto result = std::from_chars(value.data(), value.data() + value.size(), read);
        const bool whole = result.ec == std::errc() && result.ptr == value.data() + value.size();
        if (!value.empty() && (!whole || read > most))
            complain(column, "\"" + value + "\" is not a whole number up to " + std::to_string(most));
        return static_cast<Number>(std::min<unsigned>(read, most));
    }
    // One of these words.
    template <class Choice>
    Choice choice(std::string_view column, std::initializer_list<std::pair<std::string_view, Choice>> choices)
    {
        const auto value = text(column);
        for (const auto& [word, chosen] : choices)
            if (word == value)
                return chosen;
        std::string words;
        for (const auto& [word, chosen] : choices)
            words += (words.empty() ? "" : ", ") + (word.empty() ? std::string("nothing") : std::string(word));
        complain(column, "\"" + value + "\" is none of: " + words);
        return choices.begin()->second;
    }
    template <class T>
    T notation(std::string_view column, std::optional<T> (*read)(std::string_view))
    {
        const auto value = text(column);
        auto result = read(value);
        if (!result)
            complain(column, "\"" + value + "\" does not read");
        return result.value_or(T{});
    }
    void complain(std::string_view column, std::string what) { m_problems.push_back({m_row.line, std::string(column), std::move(what)}); }

private:
    const Row& m_header;
    const Row& m_row;
    std::vector<Problem>& m_problems;
};

using Columns = std::span<const std::string_view>;

constexpr std::array<std::string_view, 29> examinationColumns{
    "code", "loinc", "french", "english", "discipline", "rank", "bench", "tube", "kind", "unit", "unit_display", "decimals", "second_unit", "second_display",
    "second_factor", "second_decimals", "answers", "ranges", "critical", "delta", "plausible", "formula_name", "formula_version", "formula", "withheld_if",
    "withheld_reason", "method", "confidentiality", "accredited"};
constexpr std::array<std::string_view, 6> tubeColumns{"code", "french", "english", "colour", "specimen", "draw_rank"};
constexpr std::array<std::string_view, 5> benchColumns{"number", "code", "french", "english", "site"};
constexpr std::array<std::string_view, 3> commentColumns{"code", "french", "english"};

// The header has exactly these columns, in any order; then each row by `read`. `lines` receives where each row begins.
template <class T, class Read>
Table<T> readTable(std::string_view text, Columns columns, Read read, std::vector<std::size_t>* lines = nullptr)
{
    const auto rows = parse(text);
    if (!rows)
        return tl::unexpected(std::vector{rows.error()});
    if (rows->empty())
        return tl::unexpected(std::vector{Problem{1, {}, "there is no header line"}});
    std::vector<Problem> problems;
    const auto& header = rows->front();
    for (const auto& column : columns)
        if (std::ranges::count(header.cells, column) != 1)
            problems.push_back({header.line, std::string(column), "this column must be there once"});
    for (const auto& cell : header.cells)
        if (std::ranges::find(columns, cell) == columns.end())
            problems.push_back({header.line, cell, "this column is not known"});
    if (!problems.empty())
        return tl::unexpected(problems);

    std::vector<T> table;
    std::set<std::string> codes;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        Cells cells(header, (*rows)[i], problems);
        table.push_back(read(cells));
        if (lines != nullptr)
            lines->push_back((*rows)[i].line);
        if (!codes.insert(table.back().code).second)
            cells.complain("code", "\"" + table.back().code + "\" is there twice");
    }
    if (!problems.empty())
        return tl::unexpected(problems);
    return table;
}

std::optional<SecondUnit> secondUnitOf(Cells& cells)
{
    if (cells.text("second_unit").empty())
        return std::nullopt;
    const auto factor = Decimal::parse(cells.text("second_factor"));
    if (!factor || factor->mantissa() <= 0)
        cells.complain("second_factor", "a second unit needs a factor above 0");
    const auto display = cells.text("second_display");
    const auto unit = cells.text("second_unit");
    return SecondUnit{unit, display.empty() ? unit : display, factor.value_or(Decimal()), cells.number<std::uint8_t>("second_decimals", Decimal::maxScale)};
}

void checkExpression(Cells& cells, const char* column, const std::string& text)
{
    if (const auto expression = Expression::parse(text); !expression)
        cells.complain(column, expression.error().detail);
}

std::optional<Formula> formulaOf(Cells& cells)
{
    if (cells.text("formula").empty())
        return std::nullopt;
    Formula formula{cells.given("formula_name"), cells.given("formula_version"), cells.text("formula"), cells.text("withheld_if"), cells.text("withheld_reason")};
    checkExpression(cells, "formula", formula.expression);
    if (!formula.withheldIf.empty()) {
        checkExpression(cells, "withheld_if", formula.withheldIf);
        if (formula.withheldReason.empty())
            cells.complain("withheld_reason", "must not be empty where withheld_if is given");
    }
    return formula;
}

void readNames(Cells& cells, Examination& examination)
{
    examination.code = cells.given("code");
    examination.loinc = cells.text("loinc");
    if (!examination.loinc.empty() && !isLoinc(examination.loinc))
        cells.complain("loinc", "\"" + examination.loinc + "\" has a wrong check digit");
    examination.french = cells.given("french");
    examination.english = cells.text("english");
    examination.discipline = cells.choice<std::string>("discipline", {{"BIOCH", "BIOCH"}, {"HEMATO", "HEMATO"}, {"HEMOST", "HEMOST"}, {"IMMUNO", "IMMUNO"},
                                                                      {"HORMONO", "HORMONO"}, {"SERO", "SERO"}, {"BACT", "BACT"}, {"URINE", "URINE"}, {"TOXICO", "TOXICO"}});
    examination.rank = cells.number<std::uint16_t>("rank", 65'535);
    examination.bench = cells.number<BenchNumber>("bench", 63);
    examination.container = cells.text("tube");
    examination.method = cells.text("method");
    examination.accredited = cells.choice<bool>("accredited", {{"", false}, {"no", false}, {"yes", true}});
    examination.confidentiality = cells.choice<Confidentiality>("confidentiality", {{"", Confidentiality::None}, {"hiv", Confidentiality::Hiv},
        {"genetics", Confidentiality::Genetics}, {"toxicology", Confidentiality::Toxicology}, {"staff", Confidentiality::Staff}});
}

void readResult(Cells& cells, Examination& examination)
{
    examination.kind = cells.choice<ResultKind>("kind", {{"numeric", ResultKind::Numeric}, {"coded", ResultKind::Coded}, {"titre", ResultKind::Titre}, {"text", ResultKind::Text}});
    examination.unit = cells.text("unit");
    examination.unitDisplay = cells.text("unit_display");
    examination.decimals = cells.number<std::uint8_t>("decimals", Decimal::maxScale);
    examination.secondUnit = secondUnitOf(cells);
    examination.answers = cells.notation("answers", readAnswers);
    if ((examination.kind == ResultKind::Coded) != !examination.answers.empty())
        cells.complain("answers", "answers belong to coded examinations, and they need some");
}

void readLimits(Cells& cells, Examination& examination)
{
    examination.ranges = cells.notation("ranges", readRanges);
    examination.critical = cells.notation("critical", readCritical);
    examination.delta = cells.notation("delta", readDelta);
    if (cells.text("plausible").empty())
        return;
    const auto bounds = cells.notation("plausible", readBounds);
    examination.plausibleLow = bounds.low;
    examination.plausibleHigh = bounds.high;
}

Examination examinationOf(Cells& cells)
{
    Examination examination;
    readNames(cells, examination);
    readResult(cells, examination);
    readLimits(cells, examination);
    examination.formula = formulaOf(cells);
    return examination;
}

// Whether following the formulas from here comes back here.
bool goesInCircles(const Catalogue& catalogue, const std::string& code)
{
    std::set<std::string> seen;
    std::vector<std::string> open = catalogue.inputsOf(*catalogue.find(code));
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        if (next == code)
            return true;
        const auto* examination = catalogue.find(next);
        if (examination == nullptr || !seen.insert(next).second)
            continue;
        const auto inputs = catalogue.inputsOf(*examination);
        open.insert(open.end(), inputs.begin(), inputs.end());
    }
    return false;
}

std::vector<Problem> checkFormulas(const std::vector<Examination>& table, const std::vector<std::size_t>& lines)
{
    const Catalogue catalogue(table);
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const auto& input : catalogue.inputsOf(table[i]))
            if (catalogue.find(input) == nullptr)
                problems.push_back({lines[i], "formula", table[i].code + " reads \"" + input + "\", which is no examination here"});
        if (goesInCircles(catalogue, table[i].code))
            problems.push_back({lines[i], "formula", table[i].code + " is computed from itself"});
    }
    return problems;
}

} // namespace

Table<Examination> readCatalogue(std::string_view text)
{
    std::vector<std::size_t> lines;
    auto table = readTable<Examination>(text, examinationColumns, examinationOf, &lines);
    if (!table)
        return table;
    if (auto problems = checkFormulas(*table, lines); !problems.empty())
        return tl::unexpected(std::move(problems));
    return table;
}

Table<TubeKind> readTubes(std::string_view text)
{
    return readTable<TubeKind>(text, tubeColumns, [](Cells& cells) {
        return TubeKind{cells.given("code"), cells.given("french"), cells.text("english"), cells.text("colour"), cells.given("specimen"), cells.number<std::uint16_t>("draw_rank", 999)};
    });
}

Table<BenchKind> readBenches(std::string_view text)
{
    return readTable<BenchKind>(text, benchColumns, [](Cells& cells) {
        BenchKind bench{cells.number<BenchNumber>("number", 63), cells.given("code"), cells.given("french"), cells.text("english"), cells.text("site")};
        if (bench.number == 0)
            cells.complain("number", "benches count from 1");
        return bench;
    });
}

Table<CodedComment> readComments(std::string_view text)
{
    return readTable<CodedComment>(text, commentColumns, [](Cells& cells) {
        CodedComment comment{cells.given("code"), cells.given("french"), cells.text("english")};
        if (!comment.code.empty() && !isCode(comment.code))
            cells.complain("code", "\"" + comment.code + "\" is not one word of letters without accents, figures and signs");
        return comment;
    });
}

std::optional<TableKind> kindOf(std::string_view text)
{
    // The header alone, after what notes there are: a row that does not parse is the reader's to name.
    auto end = text.find('\n');
    auto rows = parse(text.substr(0, end));
    while (rows && rows->empty() && end != std::string_view::npos) {
        end = text.find('\n', end + 1);
        rows = parse(text.substr(0, end));
    }
    if (!rows || rows->empty())
        return std::nullopt;
    // Where two share as many, the smaller table is meant: its header is whole.
    constexpr std::array<std::pair<TableKind, Columns>, 4> kinds{{{TableKind::Comments, commentColumns}, {TableKind::Benches, benchColumns}, {TableKind::Tubes, tubeColumns}, {TableKind::Examinations, examinationColumns}}};
    std::optional<TableKind> best;
    std::ptrdiff_t most = 0;
    for (const auto& [kind, columns] : kinds) {
        const auto shared = std::ranges::count_if(rows->front().cells, [&list = columns](const std::string& cell) { return std::ranges::find(list, cell) != list.end(); });
        if (shared > most) {
            most = shared;
            best = kind;
        }
    }
    return best;
}

bool isLoinc(std::string_view code)
{
    constexpr std::size_t longest = 8;
    const auto dash = code.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 2 != code.size() || code.size() > longest)
        return false;
    int sum = 0;
    bool doubled = true;
    for (auto i = dash; i-- > 0; doubled = !doubled) {
        if (code[i] < '0' || code[i] > '9')
            return false;
        const int digit = (code[i] - '0') * (doubled ? 2 : 1);
        sum += digit / 10 + digit % 10;
    }
    return code.back() - '0' == (10 - sum % 10) % 10;
}

} // namespace paillasse::lab::csv
