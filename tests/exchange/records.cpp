// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/records.h"

#include <algorithm>

#include <rapidcheck.h>

#include "app/exchange/quantities.h"
#include "app/exchange/specimens.h"

namespace paillasse::exchange::testing {

namespace {

using migration::Field;

template <class T>
T oneOf(std::initializer_list<T> items)
{
    return *rc::gen::elementOf(std::vector<T>(items));
}

int upTo(int most)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most + 1)); // not fewer at the first runs
}

bool maybe()
{
    return upTo(1) == 1;
}

// Every sign that a format gives a meaning to, and letters of several sizes.
std::string letters(int most, std::initializer_list<const char*> between)
{
    std::vector<std::string> signs = {"a", "b", "Z", "0", "7", "é", "Œ", "€", "漢", "😀", "|", "^", "&", "~", "\\", "\"", "'", "<", ">", "{", "}", "[", "/", ":", ";", "#", "%", ".", ",", "-", "\\F\\", "\\X0D\\", "\"\"", "MSH|"};
    std::string text = oneOf<std::string>({"x", "É", "Q", "5"});
    for (int i = upTo(most); i > 0; --i) {
        text += *rc::gen::elementOf(signs);
        if (upTo(9) == 0)
            text += oneOf<const char*>(between);
        text += oneOf<const char*>({"", "n", "ç"});
    }
    return text + oneOf<const char*>({"e", "ü", "9", "|", "^", "\\"});
}

std::string anyLine(int most = 12)
{
    return letters(most, {" ", "  "});
}

std::string anyText()
{
    return letters(40, {" ", "\n", "\t", "\n\n"});
}

std::string anyWord()
{
    return oneOf<std::string>({"A", "B7", "xy", "4711", "26-112298", "ZZ.9"}) + std::to_string(upTo(999));
}

Instant anyInstant()
{
    return Instant{*rc::gen::inRange<std::int64_t>(1'000'000'000'000, 1'900'000'000'000)};
}

std::string anyId()
{
    return oneOf<std::string>({"1.2.250.1.71.4.2.2", "urn:oid-like:x", "LABO NORD", "http://labo.example/ids", "É&^~"}) + '|' + anyWord();
}

std::vector<std::string> anyIds(int most)
{
    std::vector<std::string> ids;
    for (int i = 1 + upTo(most - 1); i > 0; --i)
        if (auto id = anyId(); std::ranges::find(ids, id) == ids.end())
            ids.push_back(std::move(id));
    return ids;
}

SourceCode anyExamination()
{
    SourceCode code;
    if (maybe())
        code.loinc = oneOf<std::string>({"2823-3", "718-7", "2160-0", "5792-7"});
    if (code.loinc.empty() || maybe()) {
        code.local = anyWord();
        code.system = oneOf<std::string>({"urn:uuid:0190a8b4-0000-7000-8000-000000000001", "L", "99MDH"});
    }
    if (maybe())
        code.text = anyLine();
    return code;
}

lab::Decimal anyDecimal()
{
    return lab::Decimal(*rc::gen::inRange<std::int64_t>(-999'999'999, 999'999'999), static_cast<std::uint8_t>(upTo(9)));
}

lab::Comparator anyComparator()
{
    return static_cast<lab::Comparator>(upTo(static_cast<int>(lastOf(lab::Comparator()))));
}

lab::Value anyValue()
{
    switch (upTo(3)) {
    case 0: return lab::Quantity{anyComparator(), anyDecimal()};
    case 1: return lab::Coded{anyWord(), maybe() ? anyLine() : std::string()};
    case 2: return lab::Titre{anyComparator(), static_cast<std::uint32_t>(1 + upTo(5000))};
    default: return lab::ShortText{maybe() ? anyLine() : anyText()};
    }
}

lab::AppliedRange anyRange()
{
    lab::AppliedRange range;
    const auto kind = upTo(4);
    if (kind == 0)
        range.text = "négatif " + anyLine();
    if (kind == 1 || kind == 3)
        range.low = anyDecimal();
    if (kind == 2 || kind == 3)
        range.high = anyDecimal();
    if (range.low && range.high && lab::compare(*range.low, *range.high) > 0)
        std::swap(range.low, range.high);
    if (kind != 4 && maybe())
        range.reason = anyLine();
    return range;
}

Attachment anyDocument()
{
    const auto bytes = letters(200, {" "});
    return {oneOf<std::string>({"application/pdf", "text/plain; charset=utf-8"}), anyLine(), toBytes(asBytes(bytes)), maybe() ? anyInstant() : Instant()};
}

class Maker {
public:
    explicit Maker(migration::FieldSet fields) : m_fields(fields) {}

    ImportedRecord record()
    {
        ImportedRecord record;
        record.patient = patient();
        for (int i = 1 + upTo(2); i > 0; --i) {
            auto made = order();
            for (auto& id : made.ids)
                id += "/" + std::to_string(i); // an order's number is its own
            made.context.sourceId = made.ids.empty() ? std::string() : made.ids.front();
            record.orders.push_back(std::move(made));
        }
        return record;
    }

private:
    // Something in it only where the field is asked for, and not always.
    [[nodiscard]] bool has(Field field) const { return m_fields.has(field) && upTo(4) != 0; }

    ImportedPatient patient() const
    {
        ImportedPatient patient;
        auto& identity = patient.identity;
        if (m_fields.has(Field::PatientNumbers))
            patient.sourceIds = anyIds(3);
        if (m_fields.has(Field::BirthName))
            identity.birthName = anyLine();
        if (has(Field::Forenames)) {
            identity.firstForename = anyLine();
            identity.birthForenames = identity.firstForename + (maybe() ? ' ' + anyLine() : std::string());
        }
        if (has(Field::UsedName)) {
            identity.usedName = maybe() ? "U" + anyLine() : std::string();
            identity.usedForename = maybe() ? "V" + anyLine() : std::string();
        }
        if (identity.usedName == identity.birthName)
            identity.usedName.clear();
        if (identity.usedForename == identity.firstForename)
            identity.usedForename.clear();
        if (has(Field::BirthDate))
            identity.birthDate = Date{static_cast<std::int16_t>(1900 + upTo(120)), static_cast<std::uint8_t>(1 + upTo(11)), static_cast<std::uint8_t>(1 + upTo(27))};
        if (has(Field::Sex))
            identity.sex = static_cast<lab::Sex>(upTo(3));
        if (has(Field::BirthPlace))
            identity.birthPlaceCode = oneOf<std::string>({"29019", "2A004", "99109"});
        if (has(Field::NationalIdentity))
            addNationalIdentity(identity);
        if (has(Field::InsuredNir))
            patient.insuredNir = oneOf<std::string>({"255081416802538", "1850578006084"});
        addContact(patient.contact);
        return patient;
    }

    static void addNationalIdentity(lab::Identity& identity)
    {
        if (maybe()) {
            identity.insMatricule = "255081416802538";
            identity.insOid = oneOf<std::string>({"1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9"});
        }
        identity.doubtful = upTo(4) == 0;
        identity.fictitious = upTo(4) == 0;
        identity.homonym = maybe();
        if (!identity.doubtful && !identity.fictitious && maybe())
            identity.state = lab::IdentityState::Validated;
    }

    void addContact(lab::Contact& contact) const
    {
        if (has(Field::Address)) {
            contact.address = anyLine();
            for (int i = upTo(3); i > 0; --i)
                contact.address += '\n' + anyLine();
            contact.postcode = maybe() ? "29200" : "";
            contact.city = maybe() ? anyLine() : std::string();
        }
        if (has(Field::Phone))
            contact.phone = "+33 2 98 " + std::to_string(upTo(9999));
        if (has(Field::Email))
            contact.email = "a+b" + std::to_string(upTo(99)) + "@example.org";
    }

    ImportedOrder order() const
    {
        ImportedOrder order;
        auto& context = order.context;
        if (m_fields.has(Field::OrderNumbers))
            order.ids = anyIds(4);
        if (has(Field::OrderTimes)) {
            context.prescribedAt = anyInstant();
            context.collectedAt = anyInstant();
        }
        if (has(Field::OrderPriority))
            order.priority = lab::Priority::Urgent;
        if (has(Field::Prescriber))
            context.prescriberName = anyLine();
        if (has(Field::Ward))
            context.ward = anyLine();
        if (has(Field::Collector))
            context.collector = anyLine();
        if (has(Field::Recipients))
            for (int i = upTo(3); i > 0; --i)
                context.recipients.push_back(std::to_string(i) + anyLine());
        if (has(Field::Fasting))
            context.fasting = static_cast<lab::Fasting>(upTo(2));
        if (has(Field::Treatment))
            context.treatment = anyText();
        if (has(Field::ClinicalContext))
            context.clinical = anyText();
        if (has(Field::OrderComment))
            order.comment = anyText();
        if (m_fields.has(Field::Examination))
            for (int i = 1 + upTo(2); i > 0; --i)
                if (auto code = anyExamination(); std::ranges::find(order.requested, code) == order.requested.end())
                    order.requested.push_back(std::move(code));
        addSpecimens(order);
        for (int i = 1 + upTo(3); i > 0; --i)
            order.results.push_back(result(order));
        if (has(Field::ReportDocument))
            for (int i = upTo(2); i > 0; --i)
                order.attachments.push_back(anyDocument());
        return order;
    }

    // In the order of the requests that they serve, those of the whole order last: as they are read.
    void addSpecimens(ImportedOrder& order) const
    {
        for (const auto& request : order.requested)
            if (maybe())
                if (auto made = specimen(); made != ImportedSpecimen{}) {
                    made.serves = {request};
                    if (maybe() && request != order.requested.back())
                        made.serves.push_back(order.requested.back());
                    order.specimens.push_back(std::move(made));
                }
        if (maybe())
            if (auto made = specimen(); made != ImportedSpecimen{})
                order.specimens.push_back(std::move(made));
        auto distinct = std::move(order.specimens);
        order.specimens.clear();
        for (auto& made : distinct)
            addSpecimen(order.specimens, std::move(made));
        // An order's collection is its first specimen's where nobody says otherwise.
        for (const auto& made : order.specimens)
            if (m_fields.has(Field::OrderTimes) && order.context.collectedAt.isNull())
                order.context.collectedAt = made.collectedAt;
    }

    ImportedSpecimen specimen() const
    {
        ImportedSpecimen specimen;
        if (has(Field::SpecimenNumbers))
            specimen.id = anyWord();
        if (has(Field::SpecimenKind)) {
            specimen.type = anyLine();
            specimen.container = anyLine();
        }
        if (has(Field::SpecimenTimes)) {
            specimen.collectedAt = anyInstant();
            specimen.receivedAt = anyInstant();
        }
        if (has(Field::SpecimenRejection)) {
            specimen.rejected = maybe();
            specimen.isUnavailable = !specimen.rejected && maybe();
            if (specimen.rejected)
                specimen.rejection = static_cast<lab::RejectionReason>(1 + upTo(static_cast<int>(lastOf(lab::RejectionReason())) - 1));
        }
        if (has(Field::SpecimenRemark)) {
            specimen.remark = anyLine();
            if (maybe())
                specimen.remark += '\n' + anyLine();
        }
        return specimen;
    }

    ImportedResult result(const ImportedOrder& order) const
    {
        ImportedResult result;
        if (m_fields.has(Field::Examination)) {
            result.examination = maybe() ? *rc::gen::elementOf(order.requested) : anyExamination();
            result.part = maybe() ? anyWord() : std::string();
        }
        addOutcome(result);
        if (has(Field::ReferenceRange))
            result.range = anyRange();
        if (has(Field::Flags)) {
            result.level = static_cast<lab::Level>(upTo(static_cast<int>(lastOf(lab::Level()))));
            result.flags = oneOf<std::string>({"", "S", "*", "* S", "R I"});
        }
        if (has(Field::ResultTimes)) {
            result.observedAt = anyInstant();
            result.analysedAt = anyInstant();
        }
        if (has(Field::Instrument))
            result.instrument = anyLine();
        if (has(Field::Method))
            result.method = anyLine();
        if (has(Field::PerformingLaboratory))
            result.performingLaboratory = anyLine();
        if (has(Field::ResultComment))
            result.comment = anyText();
        return result;
    }

    // A value, a document or neither; what a status says fits it.
    void addOutcome(ImportedResult& result) const
    {
        result.status = ResultStatus::Pending;
        if (has(Field::Value)) {
            result.value = anyValue();
            result.status = oneOf({ResultStatus::Preliminary, ResultStatus::Final, ResultStatus::Corrected, ResultStatus::Withdrawn, ResultStatus::NotPerformed});
        } else if (m_fields.has(Field::Value)) {
            result.status = oneOf({ResultStatus::Pending, ResultStatus::Corrected, ResultStatus::Withdrawn, ResultStatus::NotPerformed});
        }
        const bool isNumber = result.value && std::holds_alternative<lab::Quantity>(*result.value);
        if (has(Field::Unit) && (isNumber || !result.value))
            result.unit = oneOf<std::string>({"mmol/L", "10*9/L", "mL/min/{1.73_m2}", "%", "unités maison"});
        if (has(Field::ReportDocument) && !result.value && result.unit.empty() && result.status == ResultStatus::Pending && maybe()) {
            result.attachments.push_back(anyDocument());
            result.status = m_fields.has(Field::Value) ? ResultStatus::Final : ResultStatus::Pending;
        }
    }

    migration::FieldSet m_fields;
};

} // namespace

migration::FieldSet anyFields()
{
    auto fields = migration::FieldSet::fromBits(maybe() ? ~std::uint64_t{0} : *rc::gen::arbitrary<std::uint64_t>());
    return fields;
}

ImportedRecord anyRecord(migration::FieldSet fields)
{
    return Maker(fields).record();
}

ImportedRecord comparable(ImportedRecord record, migration::FieldSet fields)
{
    record.form = {};
    record.sources.clear();
    record.sender.clear();
    if (record.patient && !fields.has(Field::PatientNumbers))
        record.patient->sourceIds.clear();
    for (auto& order : record.orders) {
        order.sources.clear();
        if (!fields.has(Field::OrderNumbers))
            order.ids.clear();
        if (!fields.has(Field::OrderNumbers))
            order.context.sourceId.clear();
        if (!fields.has(Field::OrderTimes))
            order.context.collectedAt = {};
        for (auto& result : order.results)
            if (!fields.has(Field::Value))
                result.status = ResultStatus::Pending;
    }
    return record;
}

} // namespace paillasse::exchange::testing
