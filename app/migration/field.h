// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

// What a mandate may ask for, field by field; the ground on which "mandated v. produced" is counted.
namespace paillasse::migration {

enum class RecordType : std::uint8_t { Patient, Order, Specimen, Result, Report };
constexpr RecordType lastOf(RecordType) { return RecordType::Report; }

// Written into mandates by number: append, never reorder.
enum class Field : std::uint8_t {
    PatientNumbers,      // the laboratory's and other systems' numbers of the patient
    BirthName,
    Forenames,
    UsedName,            // and used forename
    BirthDate,
    Sex,
    BirthPlace,
    NationalIdentity,    // INS matricule, its OID and the identity's state
    InsuredNir,          // social-security number of the insured: off unless asked for
    Address,             // off unless asked for
    Phone,               // off unless asked for
    Email,               // off unless asked for
    OrderNumbers,
    OrderTimes,          // prescribed, collected
    OrderPriority,
    Prescriber,
    Ward,
    Collector,
    Recipients,
    Fasting,
    Treatment,           // free text: off unless asked for
    ClinicalContext,     // free text: off unless asked for
    OrderComment,        // free text: off unless asked for
    SpecimenNumbers,
    SpecimenKind,        // material and tube
    SpecimenTimes,
    SpecimenRejection,
    SpecimenRemark,      // free text: off unless asked for
    Examination,         // codes and name
    Value,               // with its status
    Unit,
    ReferenceRange,
    Flags,
    ResultTimes,
    Instrument,
    Method,
    PerformingLaboratory,
    ResultComment,       // free text: off unless asked for
    ReportDocument,      // the report's PDF and what else came as a document: off unless asked for
    Interpretation       // a report's conclusion, free text: off unless asked for
};
constexpr Field lastOf(Field) { return Field::Interpretation; }
inline constexpr std::size_t fieldCount = static_cast<std::size_t>(lastOf(Field())) + 1;

struct FieldInfo {
    Field field{};
    RecordType type{};
    std::string_view name;     // "insured-nir": for the command line, mapping files and certificates
    bool byDefault = true;     // asked for unless a mandate says otherwise
};
std::span<const FieldInfo> fields();
const FieldInfo& infoOf(Field field);
std::optional<Field> fieldNamed(std::string_view name);

class FieldSet {
public:
    constexpr FieldSet() = default;
    constexpr FieldSet(std::initializer_list<Field> list)
    {
        for (const auto field : list)
            add(field);
    }
    static FieldSet defaults();
    // Bits that are no field are dropped.
    static constexpr FieldSet fromBits(std::uint64_t bits)
    {
        FieldSet set;
        set.m_bits = bits & ((std::uint64_t{1} << fieldCount) - 1);
        return set;
    }
    constexpr void add(Field field) { m_bits |= bit(field); }
    constexpr void remove(Field field) { m_bits &= ~bit(field); }
    [[nodiscard]] constexpr bool has(Field field) const { return (m_bits & bit(field)) != 0; }
    [[nodiscard]] constexpr std::uint64_t bits() const { return m_bits; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    bool operator==(const FieldSet&) const = default;

private:
    static constexpr std::uint64_t bit(Field field) { return std::uint64_t{1} << static_cast<unsigned>(field); }
    std::uint64_t m_bits = 0;
};

// How often each field was there with something in it.
struct FieldTally {
    std::array<std::uint64_t, fieldCount> counts{};

    void note(Field field, std::uint64_t times = 1) { counts[static_cast<std::size_t>(field)] += times; }
    [[nodiscard]] std::uint64_t of(Field field) const { return counts[static_cast<std::size_t>(field)]; }
    void add(const FieldTally& other)
    {
        for (std::size_t i = 0; i < fieldCount; ++i)
            counts[i] += other.counts[i];
    }
    bool operator==(const FieldTally&) const = default;
};

} // namespace paillasse::migration
