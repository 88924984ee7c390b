// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/lab/apply.h"

// A laboratory small enough for a unit test: three people, one order of three lines on two tubes, and a way to do acts on it.
namespace paillasse::lab::testing {

// The same number gives the same id.
template <class Id>
Id idOf(std::uint32_t number)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return Id(Uuid(bytes));
}

inline const auto theLaboratory = idOf<LaboratoryId>(1);
inline const auto receptionist = idOf<PersonId>(10);
inline const auto technician = idOf<PersonId>(11);
inline const auto colleague = idOf<PersonId>(12);
inline const auto biologist = idOf<PersonId>(13);
inline const auto thePatient = idOf<PatientId>(20);
inline constexpr Instant nine{1'763'888'400'000}; // 2025-11-23T09:00Z

inline Measurement measured(std::uint32_t id, std::string_view value, Level level = Level::Normal)
{
    Measurement measurement;
    measurement.id = idOf<MeasurementId>(id);
    measurement.value = Quantity{Comparator::None, Decimal::parse(value).value_or(Decimal())};
    measurement.unit = "mmol/L";
    measurement.level = level;
    return measurement;
}

// Patient 20; line 1 (K) and 2 (CREA) on tube 1, line 3 (HB) on tube 2.
inline PlaceOrder smallOrder()
{
    PlaceOrder place;
    place.patient = thePatient;
    place.accession = "26-112298";
    place.context.collectedAt = nine;
    place.specimens = {{1, "HEP"}, {2, "EDTA"}};
    place.lines = {{1, "K", 1, Confidentiality::None, 1}, {2, "CREA", 1, Confidentiality::None, 1}, {3, "HB", 2, Confidentiality::None, 2}};
    return place;
}

// Does acts on one document and remembers how it stands.
class Desk {
public:
    explicit Desk(PersonId person = technician) : m_person(person) {}

    Act act(ActBody body) const
    {
        Act made;
        made.id = idOf<ActId>(1000 + m_acts);
        made.laboratory = theLaboratory;
        made.subjectKind = subjectKindOf(body);
        made.subject = m_document ? lab::idOf(*m_document, theLaboratory) : idOf<DocumentId>(30);
        if (const auto* order = this->order())
            for (const auto& line : order->lines)
                made.based.push_back({line.id, line.revision});
        made.person = m_person;
        made.workstation = idOf<WorkstationId>(40);
        made.at = nine + m_acts * minuteMs;
        made.body = std::move(body);
        return made;
    }
    // Nothing when it was accepted.
    std::optional<Refusal> perform(const Act& act)
    {
        ++m_acts;
        auto after = lab::apply(m_document, act);
        if (!after)
            return after.error();
        m_document = std::move(*after);
        return std::nullopt;
    }
    std::optional<Refusal> perform(ActBody body) { return perform(act(std::move(body))); }
    std::optional<RefusalCode> refusal(ActBody body) { return codeOf(perform(std::move(body))); }
    std::optional<RefusalCode> refusal(const Act& act) { return codeOf(perform(act)); }

    // A reading on a line, replacing what is reportable there now.
    LineMeasurement entry(LineId line, Measurement measurement) const
    {
        return {line, std::move(measurement), true, order()->line(line)->reportable.value_or(MeasurementId())};
    }
    LineControl control(LineId line, ControlState state = ControlState::Attested) const
    {
        return {line, state, order()->line(line)->reportable.value_or(MeasurementId())};
    }
    Release release(ReportKind kind, const std::vector<LineId>& lines) const
    {
        Release release;
        release.report.version = static_cast<std::uint16_t>(order()->reports.size() + 1);
        release.report.kind = kind;
        for (const auto id : lines) {
            const auto* line = order()->line(id);
            release.report.lines.push_back({id, line->revision, line->reportable.value_or(MeasurementId()), Bytes(32, 7)});
        }
        release.report.signature = Bytes(64, 1);
        release.report.signerKey = Bytes(32, 2);
        return release;
    }

    Desk& as(PersonId person)
    {
        m_person = person;
        return *this;
    }
    const Order* order() const { return m_document ? std::get_if<Order>(&*m_document) : nullptr; }
    const ResultLine& line(LineId id) const { return *order()->line(id); }
    const std::optional<Document>& document() const { return m_document; }
    std::optional<Document>& document() { return m_document; }

private:
    static std::optional<RefusalCode> codeOf(const std::optional<Refusal>& refusal)
    {
        return refusal ? std::optional(refusal->code) : std::nullopt;
    }

    PersonId m_person;
    std::optional<Document> m_document;
    std::uint32_t m_acts = 0;
};

// The small order, placed; with values on lines 1 to 3 (measurements 101 to 103) where asked.
inline Desk placed()
{
    Desk desk(receptionist);
    (void)desk.perform(smallOrder());
    desk.as(technician);
    return desk;
}
inline Desk entered()
{
    auto desk = placed();
    (void)desk.perform(RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, measured(102, "71")), desk.entry(3, measured(103, "13.2"))}});
    return desk;
}
inline Desk validated()
{
    auto desk = entered();
    (void)desk.perform(ValidateTechnically{{desk.control(1), desk.control(2), desk.control(3)}});
    desk.as(biologist);
    return desk;
}

} // namespace paillasse::lab::testing
