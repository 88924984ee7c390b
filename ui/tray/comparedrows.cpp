// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/comparedrows.h"

#include "ui/models/resultgridmodel.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"
#include "ui/words/actwords.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

namespace {

// A line that an act speaks of: the value in it, or which of the line's measurements it means.
struct NamedLine {
    lab::LineId line = 0;
    const lab::Measurement* value = nullptr;
    lab::MeasurementId measurement;
};

struct LinesOf {
    std::vector<NamedLine> operator()(const lab::RecordMeasurements& act) const
    {
        std::vector<NamedLine> lines;
        for (const auto& entry : act.entries)
            lines.push_back({entry.line, &entry.measurement, {}});
        return lines;
    }
    std::vector<NamedLine> operator()(const lab::ValidateTechnically& act) const
    {
        std::vector<NamedLine> lines;
        for (const auto& line : act.lines)
            lines.push_back({line.line, nullptr, line.measurement});
        return lines;
    }
    std::vector<NamedLine> operator()(const lab::SelectMeasurement& act) const { return {{act.line, nullptr, act.measurement}}; }
    std::vector<NamedLine> operator()(const lab::RecordCall& act) const { return {{act.call.line, nullptr, act.call.measurement}}; }
    template <class Body>
    std::vector<NamedLine> operator()(const Body& act) const
    {
        std::vector<NamedLine> lines;
        if constexpr (std::is_same_v<Body, lab::MarkNotPerformed> || std::is_same_v<Body, lab::AskRerun> || std::is_same_v<Body, lab::SendBack> || std::is_same_v<Body, lab::CancelLines> || std::is_same_v<Body, lab::Devalidate>)
            for (const auto line : act.lines)
                lines.push_back({line, nullptr, {}});
        return lines;
    }
};

template <class Kind>
const Kind* documentOf(const std::optional<lab::Document>& document)
{
    return document ? std::get_if<Kind>(&*document) : nullptr;
}

} // namespace

std::vector<ComparedRow> ComparedRows::of(const client::TrayEntry& entry, const client::Directory& directory, Instant now)
{
    const auto* correction = std::get_if<lab::CorrectPatient>(&entry.act.body);
    const auto* patient = documentOf<lab::Patient>(entry.theirs);
    return correction && patient ? traits(*correction, *patient) : lines(entry, directory, now);
}

QString ComparedRows::shown(const lab::Measurement& measurement, Instant at, Instant now)
{
    return tr("%1 at %2").arg(shownValue(measurement.value), Format::timeOrDate(at, now));
}

std::vector<ComparedRow> ComparedRows::lines(const client::TrayEntry& entry, const client::Directory& directory, Instant now)
{
    std::vector<ComparedRow> rows;
    const auto* theirs = documentOf<lab::Order>(entry.theirs);
    const auto* mine = documentOf<lab::Order>(entry.mine);
    for (const auto& named : std::visit(LinesOf(), entry.act.body)) {
        const auto* line = theirs ? theirs->line(named.line) : mine ? mine->line(named.line) : nullptr;
        ComparedRow row;
        row.id = QString::number(named.line);
        row.what = line ? nameOf(directory.catalogue, line->examination) : QString();
        // What was validated or called is a measurement that the line still has, whatever is retained now.
        const auto* value = named.value ? named.value : line && !named.measurement.isNull() ? line->measurement(named.measurement) : nullptr;
        if (value)
            row.mine = shown(*value, value->at.isNull() ? entry.act.at : value->at, now);
        else if (named.measurement.isNull() && !named.value)
            row.mine = ActWords::of(entry.act.body);
        if (const auto* other = line ? line->reportableMeasurement() : nullptr) {
            row.theirs = shown(*other, other->at, now);
            const auto person = directory.people.find(other->enteredBy);
            row.by = person == directory.people.end() ? QString() : QString::fromStdString(person->second.name);
        } else if (line) {
            row.theirs = StatusBadges::line(line->state).text;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ComparedRow> ComparedRows::traits(const lab::CorrectPatient& mine, const lab::Patient& theirs)
{
    std::vector<ComparedRow> rows;
    const auto add = [&rows](const QString& what, const QString& wanted, const QString& now) {
        if (wanted != now)
            rows.push_back({what, what, wanted, now, {}});
    };
    const auto text = [&add](const QString& what, const std::string& wanted, const std::string& now) { add(what, QString::fromStdString(wanted), QString::fromStdString(now)); };
    const auto sex = [](lab::Sex value) { return value == lab::Sex::Female ? tr("female") : value == lab::Sex::Male ? tr("male") : tr("not known"); };
    const auto yes = [](bool is) { return is ? tr("yes") : tr("no"); };
    const auto& wanted = mine.identity;
    const auto& now = theirs.identity;
    text(tr("Birth name"), wanted.birthName, now.birthName);
    text(tr("First names at birth"), wanted.birthForenames, now.birthForenames);
    text(tr("First forename"), wanted.firstForename, now.firstForename);
    text(tr("Used name"), wanted.usedName, now.usedName);
    text(tr("Used forename"), wanted.usedForename, now.usedForename);
    add(tr("Birth date"), Format::date(wanted.birthDate), Format::date(now.birthDate));
    add(tr("Sex"), sex(wanted.sex), sex(now.sex));
    text(tr("Birth place (INSEE)"), wanted.birthPlaceCode, now.birthPlaceCode);
    text(tr("INS matricule"), wanted.insMatricule, now.insMatricule);
    add(tr("Identity"), StatusBadges::identity(wanted.state).text, StatusBadges::identity(now.state).text);
    add(tr("Homonym"), yes(wanted.homonym), yes(now.homonym));
    add(tr("Doubtful"), yes(wanted.doubtful), yes(now.doubtful));
    text(tr("Insured person’s number"), mine.insuredNir, theirs.insuredNir);
    text(tr("Address"), mine.contact.address, theirs.contact.address);
    text(tr("Postcode"), mine.contact.postcode, theirs.contact.postcode);
    text(tr("Town"), mine.contact.city, theirs.contact.city);
    text(tr("Telephone"), mine.contact.phone, theirs.contact.phone);
    text(tr("E-mail"), mine.contact.email, theirs.contact.email);
    add(tr("Works here"), yes(mine.isStaff), yes(theirs.isStaff));
    add(tr("Protected person"), yes(mine.isProtected), yes(theirs.isProtected));
    return rows;
}

} // namespace paillasse::ui
