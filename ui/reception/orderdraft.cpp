// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/orderdraft.h"

#include <algorithm>

#include "app/lab/rules/confidentiality.h"
#include "ui/widgets/flags.h"
#include "ui/words/examinationname.h"
#include "ui/words/tubekinds.h"

namespace paillasse::ui {

namespace {

constexpr qsizetype mostSuggestions = 20;
constexpr std::int64_t clockSlackMs = 5 * 60 * 1000;

// Without accents, in capitals.
QString folded(const QString& text)
{
    QString plain;
    for (const auto c : text.normalized(QString::NormalizationForm_KD))
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toUpper();
    return plain;
}

// 0: the code itself; then its beginning; then words of the name. Negative: it does not fit.
int fit(const lab::Examination& examination, const QString& wanted)
{
    const auto code = folded(QString::fromStdString(examination.code));
    if (code == wanted)
        return 0;
    if (code.startsWith(wanted))
        return 1;
    const auto name = folded(QString::fromStdString(examination.french + ' ' + examination.english));
    if (name.startsWith(wanted))
        return 2;
    const auto words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto begins = [&name](const QString& word) { return name.startsWith(word) || name.contains(QLatin1Char(' ') + word) || name.contains(QLatin1Char('-') + word) || name.contains(QLatin1Char('(') + word); };
    return !words.isEmpty() && std::ranges::all_of(words, begins) ? 3 : -1;
}

bool isOn(const lab::Order* order, const std::string& code)
{
    return order && std::ranges::any_of(order->lines, [&code](const lab::ResultLine& line) { return line.examination == code && line.state != lab::LineState::Cancelled; });
}

} // namespace

QList<Suggestion> OrderDrafts::findExaminations(const lab::Catalogue& catalogue, const QString& text)
{
    const auto wanted = folded(text.simplified());
    std::vector<std::pair<int, const lab::Examination*>> found;
    for (const auto* examination : catalogue.all())
        if (const int rank = fit(*examination, wanted); rank >= 0)
            found.emplace_back(rank, examination);
    std::ranges::stable_sort(found, {}, &std::pair<int, const lab::Examination*>::first);
    QList<Suggestion> suggestions;
    for (const auto& [rank, examination] : found) {
        suggestions.append({QString::fromStdString(examination->code), QStringLiteral("%1 · %2").arg(QString::fromStdString(examination->code), nameOf(*examination))});
        if (suggestions.size() == mostSuggestions)
            break;
    }
    return suggestions;
}

QList<Suggestion> OrderDrafts::findPrescribers(const client::Directory& directory, const QString& text)
{
    QList<Suggestion> suggestions;
    for (const auto* prescriber : directory.findPrescribers(text.toStdString()))
        suggestions.append({QString::fromStdString(prescriber->id.toString()), QString::fromStdString(prescriber->name)});
    return suggestions;
}

lab::Request OrderDrafts::request(const std::vector<std::string>& chosen, const client::Directory& directory, const lab::Order* existing)
{
    auto codes = lab::withInputs(chosen, directory.catalogue);
    std::erase_if(codes, [existing](const std::string& code) { return isOn(existing, code); });
    return lab::requestOf(codes, directory.catalogue, directory.codeTables.tubes, existing);
}

QStringList OrderDrafts::rowHeaders()
{
    return {tr("Examination"), tr("Tube")};
}

QList<Row> OrderDrafts::rows(const std::vector<std::string>& chosen, const client::Directory& directory, const lab::Request& request, const lab::Order* existing)
{
    QList<Row> rows;
    for (const auto& line : request.lines) {
        std::string container;
        for (const auto& specimen : request.specimens)
            if (specimen.number == line.specimen)
                container = specimen.container;
        if (const auto* there = existing && container.empty() ? existing->specimen(line.specimen) : nullptr)
            container = there->container;
        const bool wanted = std::ranges::find(chosen, line.examination) != chosen.end();
        RowCell name{nameOf(directory.catalogue, line.examination), wanted ? CellInk::Normal : CellInk::Quiet, {}, {}, false};
        if (!wanted)
            name.tail = tr(" · for a calculation");
        if (line.confidentiality != lab::Confidentiality::None)
            name.badges << StatusBadges::confidential();
        rows.append({QString::fromStdString(line.examination), {name, {container.empty() ? tr("none") : tubeName(directory.codeTables, container), CellInk::Quiet, {}, {}, false}}});
    }
    return rows;
}

Badges OrderDrafts::tubes(const lab::Request& request, const lab::CodeTables& tables)
{
    Badges badges;
    for (const auto& specimen : request.specimens)
        badges << Badge{Tone::Accent, Shape::None, QStringLiteral("%1 · %2").arg(specimen.number).arg(tubeName(tables, specimen.container)), {}};
    return badges;
}

lab::PlaceOrder OrderDrafts::placing(const OrderDraft& draft, const lab::PatientId& patient, const std::string& accession, const client::Directory& directory)
{
    auto request = OrderDrafts::request(draft.examinations, directory);
    lab::PlaceOrder body;
    body.patient = patient;
    body.accession = accession;
    body.priority = draft.urgent ? lab::Priority::Urgent : lab::Priority::Routine;
    body.context = draft.context;
    body.specimens = std::move(request.specimens);
    body.lines = std::move(request.lines);
    lab::classify(body.lines, draft.isStaff);
    return body;
}

QString OrderDrafts::missing(const OrderDraft& draft, Instant now)
{
    if (draft.examinations.empty())
        return tr("No examination is chosen.");
    if (draft.context.prescriberName.empty())
        return tr("The prescriber is missing.");
    if (draft.context.collectedAt.ms > now.ms + clockSlackMs)
        return tr("The collection lies in the future.");
    return {};
}

QStringList OrderDrafts::warnings(const OrderDraft& draft)
{
    QStringList words;
    if (!draft.context.collectedAt.isNull() && draft.context.collector.empty())
        words << tr("Who collected is not said: it is asked for on each sample.");
    if (!draft.context.prescriberName.empty() && draft.context.prescriber.isNull())
        words << tr("The prescriber is not in the directory: the name is kept as typed.");
    return words;
}

} // namespace paillasse::ui
