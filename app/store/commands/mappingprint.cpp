// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/mappingprint.h"

#include <algorithm>

#include "app/exchange/csv/layout.h"

namespace paillasse::store {

namespace {

namespace csv = exchange::csv;

constexpr std::size_t wordsShown = 20;

std::string counted(std::uint64_t number, const char* one, const char* many)
{
    return std::to_string(number) + ' ' + (number == 1 ? one : many);
}

std::string groundOf(const csv::ColumnGuess& guess, std::size_t rows)
{
    const auto filled = "filled in " + std::to_string(guess.filled) + " of " + counted(rows, "row", "rows");
    switch (guess.ground) {
    case csv::Ground::Name: return guess.filled == 0 ? "by its name; nothing is in it" : "by its name";
    case csv::Ground::Contents: return "by what is in it";
    case csv::Ground::Numbers: return "only numbers: an examination of its own";
    case csv::Ground::Taken: return filled + "; " + printable(guess.takenBy) + " has that target";
    case csv::Ground::Unknown: return filled;
    case csv::Ground::Empty: break;
    }
    return {};
}

void printStyle(std::ostream& out, const csv::StyleGuess& guess)
{
    out << "  " << padded(guess.column.empty() ? "all dates" : printable(guess.column), 34);
    if (!guess.style) {
        out << "no style reads them: say one in the mapping (docs/mapping.md)\n";
        return;
    }
    out << nameOf(*guess.style) << ": reads " << guess.read << " of " << guess.cells;
    if (guess.another)
        out << "; a guess, for " << nameOf(*guess.another) << " reads as many";
    out << "\n";
}

void printDecimal(std::ostream& out, const csv::Proposal& proposal)
{
    const auto sign = proposal.mapping.decimal;
    out << "Decimal sign: ";
    if (sign == exchange::DecimalSign::Unknown) {
        out << "not seen; a number such as 4,200 stays text until the mapping says \"decimal\"\n";
        return;
    }
    out << (sign == exchange::DecimalSign::Comma ? "comma" : "point") << ", as " << counted(proposal.decimals, "number says", "numbers say");
    if (proposal.otherDecimals > 0)
        out << "; " << counted(proposal.otherDecimals, "is", "are") << " written with the other one";
    out << "\n";
}

std::string namesIn(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + printable(name);
    return text;
}

void printWords(std::ostream& out, const char* title, const csv::WordTally& tally, std::size_t width)
{
    if (tally.words() == 0)
        return;
    out << title << "\n";
    for (const auto& [word, times] : tally.first(wordsShown))
        out << "  " << padded(printable(word, width), width) << "  " << times << "\n";
    if (tally.words() > wordsShown)
        out << "  and " << tally.words() - wordsShown << (tally.others() > 0 ? " more at least" : " more") << "\n";
}

void printResults(std::ostream& out, const csv::Trial& trial)
{
    out << "  results     " << trial.results << ": " << trial.numbers << " with a number, " << trial.coded << " with a code, " << trial.texts << " with a text, "
        << trial.results - trial.numbers - trial.coded - trial.texts << " without a value\n";
    if (trial.nameless > 0)
        out << "              " << counted(trial.nameless, "names", "name") << " no examination\n";
    if (trial.doubtful > 0)
        out << "              " << counted(trial.doubtful, "text is", "texts are") << " digits alone that could be read in two ways: \"decimal\" in the mapping says in which\n";
}

} // namespace

std::string padded(std::string text, std::size_t width)
{
    const auto length = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
    return length < width ? text + std::string(width - length, ' ') : text;
}

std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isLater = (byte & 0xc0) == 0x80;
        if (!isLater && ++length > most)
            return out + "…";
        // C0, DEL and C1 (U+0080 to U+009F).
        if (byte < 0x20 || byte == 0x7f) {
            out += ' ';
        } else if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
            out += ' ';
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

void printProposal(std::ostream& out, const csv::Proposal& proposal)
{
    const auto isPlaced = [](const csv::ColumnGuess& guess) { return guess.target != csv::Target::Ignored; };
    out << "Proposed, from the first " << counted(proposal.rows, "row", "rows") << ", for " << std::ranges::count_if(proposal.columns, isPlaced) << " of "
        << counted(proposal.columns.size(), "column", "columns") << ":\n";
    std::vector<std::string> empty;
    std::vector<const csv::ColumnGuess*> left;
    for (const auto& guess : proposal.columns) {
        if (isPlaced(guess))
            out << "  " << padded(printable(guess.column, 32), 34) << padded(std::string(nameOf(guess.target)), 22) << groundOf(guess, proposal.rows)
                << (guess.remark.empty() ? "" : "; a guess: ") << guess.remark << "\n";
        else if (guess.ground == csv::Ground::Empty)
            empty.push_back(guess.column);
        else
            left.push_back(&guess);
    }
    if (!left.empty())
        out << "Not placed; nobody reads them until the mapping gives them a target:\n";
    for (const auto* guess : left)
        out << "  " << padded(guess->column.empty() ? "(no name)" : printable(guess->column, 32), 34) << groundOf(*guess, proposal.rows) << (guess->remark.empty() ? "" : "; ") << guess->remark << "\n";
    if (!empty.empty())
        out << "Not placed, and nothing is in them:\n  " << namesIn(empty) << "\n";
    if (!proposal.styles.empty())
        out << "Dates:\n";
    for (const auto& style : proposal.styles)
        printStyle(out, style);
    printDecimal(out, proposal);
}

tl::expected<void, exchange::MessageRefusal> printKeys(std::ostream& out, const csv::Mapping& mapping, const std::vector<std::string>& header)
{
    const auto layout = csv::Layout::of(mapping, header);
    if (!layout)
        return tl::unexpected(layout.error());
    const auto has = [&mapping](csv::Target target) { return std::ranges::find(mapping.columns, target, &csv::Column::target) != mapping.columns.end(); };
    const bool isWide = std::ranges::any_of(mapping.columns, [](const csv::Column& column) { return column.examination.has_value(); });
    out << "Patients are told apart by " << (layout->patientKey().empty() ? "nothing" : namesIn(layout->patientKey())) << ", orders by "
        << (layout->orderKey().empty() ? "nothing: each row is one" : namesIn(layout->orderKey())) << ".\n";
    const auto missing = [&out](bool isMissing, const char* what) {
        if (isMissing)
            out << "MISSING: " << what << "\n";
    };
    missing(!has(csv::Target::BirthName), "no column is the patient's name (birth-name): nobody is made of such rows");
    missing(has(csv::Target::BirthName) && !has(csv::Target::BirthDate), "no column is the day of birth (birth-date): patients of one name cannot be told apart");
    missing(!isWide && !has(csv::Target::ExaminationCode) && !has(csv::Target::ExaminationName), "no column says what was examined (examination-code, examination-name)");
    missing(!isWide && !has(csv::Target::Value), "no column is the result (value)");
    missing(!has(csv::Target::CollectedAt), "no column says when it was collected (collected-at): a mandate's period leaves such orders out");
    missing(mapping.sender.empty() && (has(csv::Target::PatientNumber) || has(csv::Target::OrderNumber)), "whose numbers these are: say --sender, or \"sender\" in the mapping");
    return {};
}

void printTrial(std::ostream& out, const csv::Trial& trial)
{
    out << "  read        " << counted(trial.accepted, "order or patient", "orders and patients") << ", " << trial.named << " with a named patient\n"
        << "  refused     " << trial.refused << "\n";
    for (const auto& [reason, refusals] : trial.reasons) {
        out << "    " << refusals.times << " × " << printable(reason, 200) << ": ";
        for (std::size_t i = 0; i < refusals.places.size(); ++i)
            out << (i == 0 ? "" : "; ") << printable(refusals.places[i], 100);
        out << (refusals.times > refusals.places.size() ? "; …\n" : "\n");
    }
    out << "  orders      " << trial.orders;
    if (!trial.firstDay.isNull())
        out << ", collected from " << trial.firstDay.toIso() << " to " << trial.lastDay.toIso();
    if (trial.undated > 0)
        out << ", " << trial.undated << " without a time of collection";
    out << "\n";
    printResults(out, trial);
    printWords(out, "Not read, or not wholly: the column and why, and in how many orders:", trial.remarks, 60);
    printWords(out, "Left out, with something in them, and in how many orders:", trial.leftOut, 60);
    printWords(out, "Units that are not known, and how often (\"units\" in the mapping says what they are in UCUM):", trial.units, 30);
    printWords(out, "Examinations without a LOINC code, and how often (\"codes\" in the mapping gives them one):", trial.codes, 60);
}

void printRows(std::ostream& out, const std::vector<csv::PreviewRow>& rows, const csv::Mapping& mapping)
{
    std::size_t number = 0;
    for (const auto& row : rows) {
        out << "Row " << ++number << (row.refusal ? ": REFUSED, " + row.refusal->reason : std::string()) << "\n";
        auto after = row.after;
        for (const auto& [name, cell] : row.before) {
            const auto column = std::ranges::find(mapping.columns, name, &csv::Column::name);
            const auto target = column == mapping.columns.end() || column->target == csv::Target::Ignored ? std::string_view("—") : nameOf(column->target);
            // Both bounds are one range.
            const auto wanted = target == nameOf(csv::Target::RangeLow) || target == nameOf(csv::Target::RangeHigh) ? nameOf(csv::Target::Range) : target;
            const auto understood = std::ranges::find(after, wanted, &std::pair<std::string, std::string>::first);
            out << "  " << padded(printable(name, 26), 28) << padded(printable(cell, 34), 36);
            if (understood != after.end()) {
                out << padded(std::string(target), 22) << printable(understood->second) << "\n";
                after.erase(understood);
            } else {
                out << target << "\n";
            }
        }
        for (const auto& [target, understood] : after)
            out << "  " << padded("", 64) << padded(target, 22) << printable(understood) << "\n";
        for (const auto& remark : row.unread)
            if (!remark.ends_with("the mapping)")) // every such cell shows it
                out << "  ! " << printable(remark, 100) << "\n";
    }
}

} // namespace paillasse::store
