// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/migration/mandatedfields.h"

#include <algorithm>
#include <map>

namespace paillasse::store::testing {

namespace {

using migration::Field;
using Of = std::function<Words(const HandedOver&)>;

std::string wordOf(const std::string& text) { return text; }
std::string wordOf(Instant at) { return at.isNull() ? std::string() : toIsoUtc(at); }
std::string wordOf(const Date& date) { return date.isNull() ? std::string() : date.toIso(); }
template <class T>
    requires std::is_enum_v<T>
std::string wordOf(T value) { return value == T{} ? std::string() : std::to_string(static_cast<int>(value)); }

std::string joined(const Words& words, const char* between)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() || word.empty() ? "" : between) + word;
    return text;
}

// What is there both times, in the same words.
struct Both {
    Of there;
    Of here;
};

template <class Get>
Both ofPatient(Get get)
{
    const Of both = [get](const HandedOver& of) { return Words{wordOf(get(of.patient))}; };
    return {both, both};
}

template <class Get>
Both ofOrder(Get get)
{
    const Of both = [get](const HandedOver& of) {
        Words words;
        for (const auto& order : of.orders)
            words.push_back(wordOf(get(order)));
        return words;
    };
    return {both, both};
}

// What a line says where it stands: the measurement that was released, or that it was not performed.
struct Said {
    const lab::Order* order = nullptr;
    const lab::ResultLine* line = nullptr;
    const lab::Measurement* measurement = nullptr; // null: not performed
    bool isCorrected = false;
};

std::vector<Said> saidIn(const HandedOver& of)
{
    std::vector<Said> all;
    for (const auto& order : of.orders)
        for (const auto& line : order.lines) {
            Said said{&order, &line, line.state == lab::LineState::NotPerformed ? nullptr : line.reportableMeasurement(), false};
            const bool wasSaidBefore = std::ranges::count_if(order.reports, [&line](const lab::ReportVersion& report) { return std::ranges::find(report.lines, line.id, &lab::ReportedLine::line) != report.lines.end(); }) > 1;
            const bool isAnother = !order.reports.empty() && line.reportable && std::ranges::any_of(order.reports.front().lines, [&line](const lab::ReportedLine& told) { return told.line == line.id && told.measurement != *line.reportable; });
            said.isCorrected = (wasSaidBefore && isAnother) || (said.measurement != nullptr && said.measurement->reasonText.starts_with("corrected by "));
            all.push_back(said);
        }
    // By what was looked at: the order of the lines is each laboratory's own.
    std::ranges::stable_sort(all, [](const Said& a, const Said& b) { return a.order != b.order ? a.order < b.order : a.line->examination < b.line->examination; });
    return all;
}

template <class Get>
Of ofLines(Get get)
{
    return [get](const HandedOver& of) {
        Words words;
        for (const auto& said : saidIn(of))
            words.push_back(said.line->examination + ": " + get(of, said));
        return words;
    };
}

template <class Get>
Both ofMeasurements(Get get)
{
    const auto both = ofLines([get](const HandedOver&, const Said& said) { return said.measurement == nullptr ? std::string() : wordOf(get(*said.measurement)); });
    return {both, both};
}

std::string valueOf(const HandedOver&, const Said& said)
{
    if (said.measurement == nullptr)
        return "not performed";
    auto words = lab::toString(said.measurement->value, '.') + (said.isCorrected ? " (corrected)" : "");
    if (const auto* coded = std::get_if<lab::Coded>(&said.measurement->value))
        words += ' ' + coded->code;
    return words;
}

std::string rangeOf(const lab::Measurement& measurement)
{
    const auto& range = measurement.range;
    if (range.low || range.high)
        return (range.low ? range.low->toString() : "") + '-' + (range.high ? range.high->toString() : "") + ' ' + range.reason;
    return range.text + (range.reason.empty() ? "" : ' ' + range.reason);
}

// A unit says nothing of what is no number.
std::string unitOf(const lab::Measurement& measurement)
{
    return std::holds_alternative<lab::Quantity>(measurement.value) ? measurement.unit : std::string();
}

Words notesOf(const lab::Order& order, lab::LineId line)
{
    Words words;
    for (const auto& note : order.notes)
        if (note.line == line)
            words.push_back(note.text);
    return words;
}

std::string commentThere(const HandedOver&, const Said& said)
{
    Words words{said.measurement == nullptr ? said.line->reason : said.measurement->comment};
    for (auto& note : notesOf(*said.order, said.line->id))
        words.push_back(std::move(note));
    return joined(words, "\n");
}

std::string commentHere(const HandedOver&, const Said& said)
{
    return said.measurement == nullptr ? said.line->reason : said.measurement->comment;
}

std::string performedThere(const HandedOver& of, const Said& said)
{
    if (said.measurement == nullptr)
        return {};
    return said.measurement->performingLaboratory.empty() ? of.name : said.measurement->performingLaboratory;
}

std::string performedHere(const HandedOver&, const Said& said)
{
    return said.measurement == nullptr ? std::string() : said.measurement->performingLaboratory;
}

std::string conclusionOf(const lab::Order& order)
{
    const auto* report = order.effectiveReport();
    return report == nullptr ? std::string() : report->interpretation;
}

std::string ownNumber(const HandedOver& of, const std::string& number)
{
    return "urn:uuid:" + of.laboratory.toString() + '|' + number;
}

// Those that somebody who takes over reads in a note of an order.
Words noted(const HandedOver& of, const Words& wanted)
{
    Words found;
    for (const auto& word : wanted)
        for (const auto& order : of.orders)
            if (std::ranges::any_of(order.notes, [&word](const lab::OrderNote& note) { return note.text.find(word) != std::string::npos; })) {
                found.push_back(word);
                break;
            }
    return found;
}

template <class Get>
Of ofTubes(Get get)
{
    return [get](const HandedOver& of) {
        Words words;
        for (const auto& order : of.orders)
            for (const auto& tube : order.specimens)
                if (auto word = get(order, tube); !word.empty() && std::ranges::find(words, word) == words.end())
                    words.push_back(std::move(word));
        return words;
    };
}

Words none(const HandedOver&)
{
    return {};
}

Words nowhere(const HandedOver&, const Words&)
{
    return {};
}

std::string stateOf(const lab::Patient& patient)
{
    const auto& identity = patient.identity;
    const bool isProved = identity.state >= lab::IdentityState::Validated && !identity.doubtful && !identity.fictitious;
    const bool isQualified = identity.state == lab::IdentityState::Qualified;
    // The matricule of who hands over says that it was qualified; of who takes over, what stands there counts.
    return (isQualified || !identity.insMatricule.empty() ? identity.insMatricule + ' ' + identity.insOid : std::string()) + (isProved ? " proved" : "") + (identity.homonym ? " homonym" : "")
        + (identity.doubtful ? " doubtful" : "") + (identity.fictitious ? " fictitious" : "");
}

std::vector<MandatedField> made()
{
    using Place = MandatedField::Place;
    std::vector<MandatedField> rows;
    const auto each = [&rows](Field field, Of there, Of here) {
        rows.push_back({field, Place::Documents, std::move(there), [here = std::move(here)](const HandedOver& of, const Words&) { return here(of); }});
    };
    const auto both = [&each](Field field, const Both& of) { each(field, of.there, of.here); };
    const auto asNote = [&rows](Field field, Of there) { rows.push_back({field, Place::Documents, std::move(there), noted}); };
    const auto told = [&rows](Field field, Of there) { rows.push_back({field, Place::Told, std::move(there), nowhere}); };

    each(
        Field::PatientNumbers,
        [](const HandedOver& of) {
            Words words{ownNumber(of, of.patient.number)};
            words.insert(words.end(), of.patient.sourceIds.begin(), of.patient.sourceIds.end());
            return words;
        },
        [](const HandedOver& of) { return of.patient.sourceIds; });
    both(Field::BirthName, ofPatient([](const lab::Patient& p) { return p.identity.birthName; }));
    both(Field::Forenames, ofPatient([](const lab::Patient& p) { return p.identity.firstForename + " / " + p.identity.birthForenames; }));
    both(Field::UsedName, ofPatient([](const lab::Patient& p) { return p.identity.usedName + (p.identity.usedForename.empty() ? "" : " / " + p.identity.usedForename); }));
    both(Field::BirthDate, ofPatient([](const lab::Patient& p) { return p.identity.birthDate; }));
    both(Field::Sex, ofPatient([](const lab::Patient& p) { return p.identity.sex; }));
    both(Field::BirthPlace, ofPatient([](const lab::Patient& p) { return p.identity.birthPlaceCode; }));
    both(Field::NationalIdentity, ofPatient(stateOf));
    both(Field::InsuredNir, ofPatient([](const lab::Patient& p) { return p.insuredNir; }));
    both(Field::Address, ofPatient([](const lab::Patient& p) { return p.contact.address + " / " + p.contact.postcode + ' ' + p.contact.city; }));
    both(Field::Phone, ofPatient([](const lab::Patient& p) { return p.contact.phone; }));
    both(Field::Email, ofPatient([](const lab::Patient& p) { return p.contact.email; }));
    // An order keeps one number of its source; the others stand in a note.
    rows.push_back({Field::OrderNumbers, Place::Documents,
                    [](const HandedOver& of) {
                        Words words;
                        for (const auto& order : of.orders) {
                            words.push_back(ownNumber(of, order.accession));
                            words.push_back(order.context.sourceId);
                        }
                        return words;
                    },
                    [](const HandedOver& of, const Words& wanted) {
                        Words found;
                        for (const auto& word : wanted)
                            if (std::ranges::find(of.orders, word, [](const lab::Order& order) { return order.context.sourceId; }) != of.orders.end() || !noted(of, {word}).empty())
                                found.push_back(word);
                        return found;
                    }});
    both(Field::OrderTimes, ofOrder([](const lab::Order& o) { return wordOf(o.context.prescribedAt) + ' ' + wordOf(o.context.collectedAt); }));
    both(Field::OrderPriority, ofOrder([](const lab::Order& o) { return o.priority; }));
    both(Field::Prescriber, ofOrder([](const lab::Order& o) { return o.context.prescriberName; }));
    both(Field::Ward, ofOrder([](const lab::Order& o) { return o.context.ward; }));
    both(Field::Collector, ofOrder([](const lab::Order& o) { return o.context.collector; }));
    both(Field::Recipients, ofOrder([](const lab::Order& o) { return joined(o.context.recipients, " + "); }));
    both(Field::Fasting, ofOrder([](const lab::Order& o) { return o.context.fasting; }));
    both(Field::Treatment, ofOrder([](const lab::Order& o) { return o.context.treatment; }));
    both(Field::ClinicalContext, ofOrder([](const lab::Order& o) { return o.context.clinical; }));
    const Of comments = [](const HandedOver& of) {
        Words words;
        for (const auto& order : of.orders) {
            auto notes = notesOf(order, 0);
            notes.push_back(conclusionOf(order));
            words.push_back(joined(notes, "\n"));
        }
        return words;
    };
    asNote(Field::OrderComment, comments);
    asNote(Field::SpecimenNumbers, ofTubes([](const lab::Order& o, const lab::Specimen& tube) { return o.accession + '-' + std::to_string(tube.number); }));
    asNote(Field::SpecimenKind, ofTubes([](const lab::Order&, const lab::Specimen& tube) { return tube.container; }));
    asNote(Field::SpecimenTimes, ofTubes([](const lab::Order&, const lab::Specimen& tube) { return "reçu le " + wordOf(tube.receivedAt).replace(10, 1, " ").substr(0, 19) + " UTC"; }));
    const Of rejections = ofTubes([](const lab::Order&, const lab::Specimen& tube) { return tube.state == lab::SpecimenState::Rejected ? "rejeté : " + tube.remark : std::string(); });
    asNote(Field::SpecimenRejection, rejections);
    const Of remarks = ofTubes([](const lab::Order&, const lab::Specimen& tube) { return tube.remark; });
    asNote(Field::SpecimenRemark, remarks);
    const auto examinations = ofLines([](const HandedOver&, const Said&) { return std::string("there"); });
    each(Field::Examination, examinations, examinations);
    each(Field::Value, ofLines(valueOf), ofLines(valueOf));
    both(Field::Unit, ofMeasurements(unitOf));
    both(Field::ReferenceRange, ofMeasurements(rangeOf));
    both(Field::Flags, ofMeasurements([](const lab::Measurement& measurement) { return measurement.level; }));
    both(Field::ResultTimes, ofMeasurements([](const lab::Measurement& measurement) { return measurement.at; }));
    both(Field::Instrument, ofMeasurements([](const lab::Measurement& measurement) { return measurement.instrument; }));
    both(Field::Method, ofMeasurements([](const lab::Measurement& measurement) { return measurement.method; }));
    each(Field::PerformingLaboratory, ofLines(performedThere), ofLines(performedHere));
    each(Field::ResultComment, ofLines(commentThere), ofLines(commentHere));
    told(Field::ReportDocument, none);
    const Of conclusions = ofOrder(conclusionOf).there;
    asNote(Field::Interpretation, conclusions);
    return rows;
}

} // namespace

std::span<const MandatedField> mandatedFields()
{
    static const auto rows = made();
    return rows;
}

} // namespace paillasse::store::testing
