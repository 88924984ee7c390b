// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recordcomparison.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"
#include "app/store/import/importedvalue.h"
#include "app/store/import/particulars.h"
#include "app/store/migration/fieldwords.h"

namespace paillasse::store {

namespace {

using exchange::ImportedOrder;
using exchange::ImportedResult;
using migration::Field;
using migration::RecordType;

class Comparison {
public:
    Comparison(const lab::Catalogue& catalogue, Compare which, const std::function<void(const FieldBeside&)>& each) : m_catalogue(catalogue), m_all(which == Compare::AllInWords), m_each(each) {}

    void patient(const exchange::ImportedPatient& told, const lab::Patient* here);
    void order(const ImportedOrder& told, const lab::Order* here, std::size_t number);

private:
    template <class T>
    void see(Field field, RecordType of, std::size_t number, const T& told, const T& here)
    {
        if (told == T{})
            return;
        const bool isSame = told == here;
        if (isSame && !m_all)
            return;
        FieldBeside beside{field, of, number, isSame, true, {}, {}};
        if (m_all) {
            beside.source = wordsOf(told);
            beside.here = wordsOf(here);
        }
        m_each(beside);
    }
    // What stands in a note or nowhere.
    template <class T>
    void seeNoted(bool isNoted, Field field, RecordType of, std::size_t number, const T& told)
    {
        if (isNoted)
            see(field, of, number, told, told);
        else
            seeOutside(field, of, number, told);
    }
    static bool hasLine(const lab::Order& here, const std::string& line)
    {
        return std::ranges::any_of(here.notes, [&line](const lab::OrderNote& note) { return ('\n' + note.text + '\n').find('\n' + line + '\n') != std::string::npos; });
    }
    // What the laboratory's documents have no place for.
    template <class T>
    void seeOutside(Field field, RecordType of, std::size_t number, const T& told)
    {
        if (told != T{})
            m_each({field, of, number, false, false, m_all ? wordsOf(told) : std::string(), {}});
    }
    void context(const ImportedOrder& told, const lab::Order& here, std::size_t number);
    void numbers(const ImportedOrder& told, const lab::Order& here, std::size_t number);
    void specimens(const ImportedOrder& told, const lab::Order& here);
    void results(const ImportedOrder& told, const lab::Order& here);
    void result(const ImportedResult& told, const lab::ResultLine* line, const lab::Measurement& here, std::size_t number, Instant collectedAt);
    [[nodiscard]] std::string nameOf(const exchange::SourceCode& code, const lab::Examination* examination) const { return examination == nullptr ? foreignName(code) : examination->code; }

    const lab::Catalogue& m_catalogue;
    bool m_all;
    const std::function<void(const FieldBeside&)>& m_each;
};

void Comparison::patient(const exchange::ImportedPatient& told, const lab::Patient* known)
{
    static const lab::Patient nobody;
    const auto& here = known == nullptr ? nobody : *known;
    constexpr auto of = RecordType::Patient;
    const auto& a = told.identity;
    const auto& b = here.identity;
    std::vector<std::string> numbersHere;
    for (const auto& id : told.sourceIds)
        if (std::ranges::find(here.sourceIds, id) != here.sourceIds.end())
            numbersHere.push_back(id);
    see(Field::PatientNumbers, of, 0, told.sourceIds, numbersHere);
    see(Field::BirthName, of, 0, a.birthName, b.birthName);
    see(Field::Forenames, of, 0, a.birthForenames, b.birthForenames);
    see(Field::Forenames, of, 0, a.firstForename, b.firstForename);
    see(Field::UsedName, of, 0, a.usedName, b.usedName);
    see(Field::UsedName, of, 0, a.usedForename, b.usedForename);
    see(Field::BirthDate, of, 0, a.birthDate, b.birthDate);
    see(Field::Sex, of, 0, a.sex, b.sex);
    see(Field::BirthPlace, of, 0, a.birthPlaceCode, b.birthPlaceCode);
    see(Field::NationalIdentity, of, 0, a.insMatricule, b.insMatricule);
    see(Field::NationalIdentity, of, 0, a.insOid, b.insOid);
    see(Field::NationalIdentity, of, 0, a.state, b.state);
    for (const auto mark : {&lab::Identity::homonym, &lab::Identity::doubtful, &lab::Identity::fictitious})
        see(Field::NationalIdentity, of, 0, a.*mark, b.*mark);
    see(Field::InsuredNir, of, 0, told.insuredNir, here.insuredNir);
    see(Field::Address, of, 0, told.contact.address, here.contact.address);
    see(Field::Address, of, 0, told.contact.postcode, here.contact.postcode);
    see(Field::Address, of, 0, told.contact.city, here.contact.city);
    see(Field::Phone, of, 0, told.contact.phone, here.contact.phone);
    see(Field::Email, of, 0, told.contact.email, here.contact.email);
}

void Comparison::order(const ImportedOrder& told, const lab::Order* known, std::size_t number)
{
    static const lab::Order nothing;
    const auto& here = known == nullptr ? nothing : *known;
    context(told, here, number);
    specimens(told, here);
    results(told, here);
    for (std::size_t i = 0; i < told.requested.size(); ++i) {
        const auto name = nameOf(told.requested[i], examinationOf(told.requested[i], m_catalogue));
        const bool isThere = std::ranges::find(here.lines, name, &lab::ResultLine::examination) != here.lines.end();
        // A report's heading is asked for by nobody: it stands in no line.
        if (!isThere && told.action == exchange::OrderAction::Report)
            seeOutside(Field::Examination, RecordType::Order, number, told.requested[i]);
        else
            see(Field::Examination, RecordType::Order, number, name, isThere ? name : std::string());
    }
    for (const auto& attachment : told.attachments)
        seeOutside(Field::ReportDocument, RecordType::Order, number, attachment.title.empty() ? attachment.mediaType : attachment.title);
}

void Comparison::context(const ImportedOrder& told, const lab::Order& here, std::size_t number)
{
    constexpr auto of = RecordType::Order;
    const auto& a = told.context;
    const auto& b = here.context;
    numbers(told, here, number);
    see(Field::OrderTimes, of, number, a.prescribedAt, b.prescribedAt);
    see(Field::OrderTimes, of, number, a.collectedAt, b.collectedAt);
    see(Field::OrderPriority, of, number, told.priority, here.priority);
    see(Field::Prescriber, of, number, a.prescriberName, b.prescriberName);
    see(Field::Ward, of, number, a.ward, b.ward);
    see(Field::Collector, of, number, a.collector, b.collector);
    see(Field::Recipients, of, number, a.recipients, b.recipients);
    see(Field::Fasting, of, number, a.fasting, b.fasting);
    see(Field::Treatment, of, number, a.treatment, b.treatment);
    see(Field::ClinicalContext, of, number, a.clinical, b.clinical);
    const bool isNoted = std::ranges::find(here.notes, told.comment, &lab::OrderNote::text) != here.notes.end();
    see(Field::OrderComment, of, number, told.comment, isNoted ? told.comment : std::string());
}

// An order keeps one number of its source; the others stand in a note.
void Comparison::numbers(const ImportedOrder& told, const lab::Order& here, std::size_t number)
{
    see(Field::OrderNumbers, RecordType::Order, number, told.context.sourceId, here.context.sourceId);
    const bool isNoted = hasLine(here, furtherNumbersLine(told));
    for (const auto& id : told.ids)
        if (id != told.context.sourceId)
            seeNoted(isNoted, Field::OrderNumbers, RecordType::Order, number, id);
}

// Of another laboratory they are its own tubes: what is said of them stands in notes here.
void Comparison::specimens(const ImportedOrder& told, const lab::Order& here)
{
    for (std::size_t i = 0; i < told.specimens.size(); ++i) {
        const auto& one = told.specimens[i];
        constexpr auto of = RecordType::Specimen;
        const auto said = [&](const std::string& words) { return std::ranges::any_of(here.notes, [&words](const lab::OrderNote& note) { return note.text.find(words) != std::string::npos; }); };
        const bool isNoted = hasLine(here, specimenLine(one));
        seeNoted(isNoted, Field::SpecimenNumbers, of, i + 1, one.id);
        seeNoted(isNoted, Field::SpecimenKind, of, i + 1, one.type);
        seeNoted(isNoted, Field::SpecimenKind, of, i + 1, one.container);
        if (one.collectedAt != here.context.collectedAt)
            seeNoted(isNoted, Field::SpecimenTimes, of, i + 1, one.collectedAt);
        seeNoted(isNoted, Field::SpecimenTimes, of, i + 1, one.receivedAt);
        see(Field::SpecimenRemark, of, i + 1, one.remark, said(one.remark) ? one.remark : std::string());
        see(Field::SpecimenRejection, of, i + 1, one.rejected, said("rejeté"));
        see(Field::SpecimenRejection, of, i + 1, one.isUnavailable, said("non disponible"));
    }
}

// Each on a line of its own, where there is one of that name that says it; else on one that does not, so that it can be shown.
void Comparison::results(const ImportedOrder& told, const lab::Order& here)
{
    std::vector<bool> isTaken(here.lines.size());
    for (std::size_t i = 0; i < told.results.size(); ++i) {
        const auto& one = told.results[i];
        const auto* examination = examinationOf(one.examination, m_catalogue);
        const auto name = nameOf(one.examination, examination);
        const auto value = one.value && examination != nullptr ? std::optional(fittedValue(*one.value, *examination)) : one.value;
        const lab::ResultLine* line = nullptr;
        const lab::Measurement* found = nullptr;
        const auto look = [&](std::size_t at, bool mustSayIt) {
            const auto& candidate = here.lines[at];
            if (line != nullptr || isTaken[at] || candidate.examination != name)
                return;
            for (const auto& measurement : candidate.measurements)
                if (found == nullptr && (!mustSayIt || (value && measurement.value == *value && measurement.unit == one.unit)))
                    found = &measurement;
            if (mustSayIt && value && found == nullptr)
                return;
            line = &candidate;
            isTaken[at] = true;
        };
        // They mostly stand in the same order.
        if (i < here.lines.size())
            look(i, true);
        for (const bool mustSayIt : {true, false})
            for (std::size_t at = 0; line == nullptr && at < here.lines.size(); ++at)
                look(at, mustSayIt);
        see(Field::Examination, RecordType::Result, i + 1, name, line != nullptr ? name : std::string());
        static const lab::Measurement none;
        auto shown = one;
        shown.value = value;
        result(shown, line, found == nullptr ? none : *found, i + 1, here.context.collectedAt);
    }
}

void Comparison::result(const ImportedResult& told, const lab::ResultLine* line, const lab::Measurement& here, std::size_t number, Instant collectedAt)
{
    constexpr auto of = RecordType::Result;
    for (const auto& attachment : told.attachments)
        seeOutside(Field::ReportDocument, of, number, attachment.title.empty() ? attachment.mediaType : attachment.title);
    if (!told.value) {
        const bool isSaid = line != nullptr && (told.status != exchange::ResultStatus::NotPerformed || line->state == lab::LineState::NotPerformed);
        if (!isSaid)
            see(Field::Value, of, number, std::string(told.status == exchange::ResultStatus::NotPerformed ? "not performed" : "announced"), std::string());
        return;
    }
    see(Field::Value, of, number, told.value, here.id.isNull() ? std::optional<lab::Value>() : std::optional(here.value));
    see(Field::Unit, of, number, told.unit, here.unit);
    see(Field::ReferenceRange, of, number, told.range, here.range);
    see(Field::Flags, of, number, told.level, here.level);
    const auto& at = told.analysedAt.isNull() ? told.observedAt : told.analysedAt;
    see(Field::ResultTimes, of, number, at, here.at);
    if (told.observedAt != at && told.observedAt != collectedAt)
        seeOutside(Field::ResultTimes, of, number, told.observedAt);
    see(Field::Instrument, of, number, told.instrument, here.instrument);
    see(Field::Method, of, number, told.method, here.method);
    see(Field::PerformingLaboratory, of, number, told.performingLaboratory, here.performingLaboratory);
    see(Field::ResultComment, of, number, commentOf(told), here.comment);
}

} // namespace

void compareFields(const exchange::ImportedRecord& record, const RecordDocuments& documents, const lab::Catalogue& catalogue, Compare which, const std::function<void(const FieldBeside&)>& each)
{
    Comparison comparison(catalogue, which, each);
    if (record.patient)
        comparison.patient(*record.patient, documents.patient);
    for (std::size_t i = 0; i < record.orders.size(); ++i)
        comparison.order(record.orders[i], i < documents.orders.size() ? documents.orders[i] : nullptr, record.orders.size() > 1 ? i + 1 : 0);
}

} // namespace paillasse::store
