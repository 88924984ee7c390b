// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/proposal.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/exchange/csv/columnwords.h"
#include "app/exchange/csv/stylechoice.h"
#include "app/exchange/csv/words.h"
#include "app/lab/cataloguecsv.h"
#include "app/lab/rules/nir.h"

namespace paillasse::exchange::csv {

namespace {

// Nearly all: tables of years have a cell here and there that is none of what its column is.
bool areMost(const std::vector<std::string>& cells, const auto& is)
{
    return !cells.empty() && static_cast<std::size_t>(std::ranges::count_if(cells, is)) * 10 >= cells.size() * 9;
}

bool areAll(const std::vector<std::string>& cells, const auto& is)
{
    return !cells.empty() && std::ranges::all_of(cells, is);
}

// Days of which one at least is long ago, and none has a time.
bool areOfBirth(const std::vector<std::string>& cells)
{
    const auto chosen = chooseStyle(cells);
    if (!chosen.style || *chosen.style == DayStyle::SerialDay || chosen.read * 10 < cells.size() * 9)
        return false;
    bool isLongAgo = false;
    for (const auto& cell : cells) {
        const auto moment = readMoment(cell, *chosen.style);
        if (moment && moment->msOfDay)
            return false;
        isLongAgo = isLongAgo || (moment && moment->day.year < 1980);
    }
    return isLongAgo;
}

// Whole numbers of six digits and more are codes of a terminology, not quantities.
bool areCodes(const std::vector<std::string>& cells)
{
    return areAll(cells, [](const std::string& cell) { return cell.size() >= 6 && cell.find_first_not_of("0123456789") == std::string::npos; });
}

class Proposer {
public:
    explicit Proposer(const Sample& sample) : m_sample(sample), m_columns(sample.header.size()), m_guesses(sample.header.size()) {}

    Proposal run()
    {
        m_proposal.rows = m_sample.rows.size();
        m_proposal.mapping.separator = m_sample.separator;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            m_columns[i].name = m_sample.header[i];
            m_guesses[i].column = m_sample.header[i];
            m_guesses[i].filled = cellsOf(i).size();
        }
        byName();
        byContents();
        chooseStyles();
        giveTimesOfDay();
        chooseDecimal();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            refine(i);
        finish();
        return std::move(m_proposal);
    }

private:
    [[nodiscard]] std::vector<std::string> cellsOf(std::size_t column) const
    {
        std::vector<std::string> cells;
        for (const auto& row : m_sample.rows)
            if (column < row.size() && !row[column].empty())
                cells.push_back(row[column]);
        return cells;
    }
    [[nodiscard]] bool has(Target target) const
    {
        return std::ranges::any_of(m_columns, [target](const Column& column) { return column.target == target; });
    }
    void give(std::size_t column, Target target, Ground ground)
    {
        m_columns[column].target = target;
        m_guesses[column].ground = ground;
    }

    void byName()
    {
        for (const auto& known : targetWords()) {
            std::size_t best = 0;
            std::size_t bestAt = 0;
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                auto fit = m_columns[i].target == Target::Ignored ? fitOf(m_columns[i].name, known) : 0;
                fit += fit > 0 && m_guesses[i].filled > 0 ? known.words.size() : 0; // rather than one with nothing in it
                if (fit > 0 && isJoined(known.target) && known.target != Target::Value && !isTime(known.target))
                    give(i, known.target, Ground::Name);
                else if (fit > best)
                    best = fit, bestAt = i;
            }
            if (best > 0)
                give(bestAt, known.target, Ground::Name);
        }
        // Only a name in use is the only name.
        if (!has(Target::BirthName))
            for (auto& column : m_columns)
                if (column.target == Target::UsedName)
                    column.target = Target::BirthName;
    }

    void byContents()
    {
        static const std::array<std::pair<Target, bool (*)(const std::vector<std::string>&)>, 5> tells = {{
            {Target::InsuredNir, [](const auto& cells) { return areMost(cells, [](const std::string& cell) { return lab::checkNir(cell) == lab::NirState::Sound; }); }},
            {Target::Sex, [](const auto& cells) { return areAll(cells, [](const std::string& cell) { return cell == "M" || cell == "F"; }); }},
            {Target::Email, [](const auto& cells) { return areMost(cells, [](const std::string& cell) { return cell.find('@') != std::string::npos && cell.find('.') != std::string::npos && cell.find(' ') == std::string::npos; }); }},
            {Target::ExaminationCode, [](const auto& cells) { return areMost(cells, [](const std::string& cell) { return lab::csv::isLoinc(cell); }); }},
            {Target::BirthDate, areOfBirth},
        }};
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto cells = cellsOf(i);
            for (const auto& [target, is] : tells)
                if (m_columns[i].target == Target::Ignored && !has(target) && is(cells))
                    give(i, target, Ground::Contents);
        }
        proposeExaminations();
    }

    // One row an order: without a column of results, columns of numbers are examinations ("Potassium (mmol/L)").
    void proposeExaminations()
    {
        if (has(Target::Value) || !(has(Target::OrderNumber) || has(Target::PatientNumber) || has(Target::BirthName)))
            return;
        // At an end of a name, or anywhere in it: no examination.
        static constexpr std::array<std::string_view, 6> ends = {"id", "num", "no", "code", "age", "count"};
        static constexpr std::array<std::string_view, 6> anywhere = {"zip", "date", "patient", "facility", "provider", "clia"};
        const auto isNumber = [](const std::string& cell) { return readQuantity(withPlainNumbers(cell, DecimalSign::Comma)).has_value(); };
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& column = m_columns[i];
            const auto plain = plainWord(column.name);
            const bool isOther = std::ranges::any_of(ends, [&plain](std::string_view word) { return plain.starts_with(word) || plain.ends_with(word); })
                || std::ranges::any_of(anywhere, [&plain](std::string_view word) { return plain.find(word) != std::string::npos; });
            if (column.target != Target::Ignored || isOther || !areMost(cellsOf(i), isNumber))
                continue;
            give(i, Target::Value, Ground::Numbers);
            const auto open = column.name.find_last_of("([");
            const auto close = column.name.find_last_of(")]");
            auto name = column.name;
            if (open != std::string::npos && close != std::string::npos && close > open) {
                column.unit = column.name.substr(open + 1, close - open - 1);
                name = column.name.substr(0, column.name.find_last_not_of(' ', open == 0 ? 0 : open - 1) + 1);
            }
            column.examination = SourceCode{{}, name, {}, name};
        }
    }

    void chooseStyles()
    {
        std::vector<std::string> together;
        std::vector<StyleGuess> each;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (!isTime(m_columns[i].target))
                continue;
            const auto cells = cellsOf(i);
            if (cells.empty())
                continue;
            each.push_back(chooseStyle(cells));
            each.back().column = m_columns[i].name;
            together.insert(together.end(), cells.begin(), cells.end());
        }
        // What cannot be told from one column alone (03/04/2026) may be told from another, if it reads each as well as its own would.
        auto all = chooseStyle(together);
        std::size_t apart = 0;
        for (const auto& one : each)
            apart += one.read;
        if (all.style && *all.style != DayStyle::SerialDay && all.read == apart) {
            m_proposal.mapping.days = all.style;
            m_proposal.styles = {std::move(all)};
            return;
        }
        for (auto& one : each) {
            std::ranges::find(m_columns, one.column, &Column::name)->days = one.style;
            m_proposal.styles.push_back(std::move(one));
        }
    }

    // "HEURE PREL" beside "DATE PREL", where the one has times of day and the other has none.
    void giveTimesOfDay()
    {
        const auto isTimeOfDay = [](const std::string& cell) { return cell.size() <= 8 && readMoment("2000-01-01 " + cell, DayStyle::Iso).has_value(); };
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto subject = subjectOf(m_columns[i].name, {"heure", "time"});
            if (m_columns[i].target != Target::Ignored || !subject || !areMost(cellsOf(i), isTimeOfDay))
                continue;
            for (std::size_t day = 0; day < m_columns.size(); ++day) {
                const auto target = m_columns[day].target;
                if (!isTime(target) || !isJoined(target) || m_guesses[day].ground != Ground::Name || subjectOf(m_columns[day].name, {"date", "jour"}) != subject || hasTimes(day))
                    continue;
                give(i, target, Ground::Name);
                m_guesses[i].remark = "the time of day to that day";
            }
        }
    }
    // What a name says beside one of the words: "prel" of "Date prel.".
    static std::optional<std::string> subjectOf(std::string_view name, std::initializer_list<std::string_view> words)
    {
        auto plain = plainWord(name);
        for (const auto word : words)
            if (const auto at = plain.find(word); at != std::string::npos)
                return plain.erase(at, word.size());
        return std::nullopt;
    }
    [[nodiscard]] bool hasTimes(std::size_t column) const
    {
        const auto style = m_columns[column].days ? m_columns[column].days : m_proposal.mapping.days;
        return !style || std::ranges::any_of(cellsOf(column), [&style](const std::string& cell) {
            const auto moment = readMoment(cell, *style);
            return moment && moment->msOfDay;
        });
    }

    void chooseDecimal()
    {
        std::size_t commas = 0;
        std::size_t points = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            static constexpr std::array numeric = {Target::Value, Target::Range, Target::RangeLow, Target::RangeHigh};
            if (std::ranges::find(numeric, m_columns[i].target) == numeric.end())
                continue;
            for (const auto& cell : cellsOf(i)) {
                const auto sign = decimalSignOf(std::array<std::string_view, 1>{cell});
                commas += sign == DecimalSign::Comma ? 1 : 0;
                points += sign == DecimalSign::Point ? 1 : 0;
            }
        }
        m_proposal.mapping.decimal = commas > points ? DecimalSign::Comma : points > 0 ? DecimalSign::Point : DecimalSign::Unknown;
        m_proposal.decimals = std::max(commas, points);
        m_proposal.otherDecimals = std::min(commas, points);
    }

    void refine(std::size_t at)
    {
        auto& column = m_columns[at];
        auto& guess = m_guesses[at];
        const auto cells = cellsOf(at);
        if (column.target == Target::Value && !column.examination && areCodes(cells)) {
            column.kind = ValueKind::Coded;
            guess.remark = "its numbers are codes of a terminology, not quantities";
        }
        // As the social security counts, and with it most French systems.
        if (column.target == Target::Sex && areAll(cells, [](const std::string& cell) { return cell == "1" || cell == "2"; })) {
            column.values = {{"1", "M"}, {"2", "F"}};
            guess.remark = "1 stands for M and 2 for F, as in numbers of the social security";
        }
        if (column.target == Target::Ignored && guess.ground != Ground::Name) {
            guess.ground = guess.filled == 0 ? Ground::Empty : Ground::Unknown;
            for (const auto& known : targetWords()) {
                const auto taken = std::ranges::find(m_columns, known.target, &Column::target);
                if (taken == m_columns.end() || fitOf(column.name, known) == 0)
                    continue;
                guess.ground = Ground::Taken;
                guess.takenBy = taken->name;
                break;
            }
        }
        guess.target = column.target;
    }

    // A name that stands twice cannot be told apart; the first is meant.
    void finish()
    {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& guess = m_guesses[i];
            if (!m_columns[i].name.empty() && seen.insert(m_columns[i].name).second) {
                m_proposal.mapping.columns.push_back(std::move(m_columns[i]));
            } else {
                guess.target = Target::Ignored;
                guess.ground = Ground::Unknown;
                guess.remark = guess.column.empty() ? "the header has no name for it" : "the header has this name twice: only the first can be mapped";
            }
            m_proposal.columns.push_back(std::move(guess));
        }
    }

    const Sample& m_sample;
    std::vector<Column> m_columns;
    std::vector<ColumnGuess> m_guesses;
    Proposal m_proposal;
};

} // namespace

Proposal proposeMapping(const Sample& sample)
{
    return Proposer(sample).run();
}

} // namespace paillasse::exchange::csv
