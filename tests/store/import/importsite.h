// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/import/importer.h"
#include "app/store/import/keptmessages.h"
#include "tests/store/core/worksite.h"

namespace paillasse::store::testing {

// A laboratory with five examinations, one of them calculated, and files that are taken in.
class ImportSite {
public:
    ImportSite();

    std::string write(const std::string& name, std::string_view bytes);
    ImportSummary take(const std::vector<std::string>& files, ResultSource source = ResultSource::External);
    // One file of this content.
    ImportSummary take(const std::string& name, std::string_view bytes, ResultSource source = ResultSource::External);

    // All that the store holds, whole.
    [[nodiscard]] std::vector<lab::Patient> patients();
    [[nodiscard]] std::vector<lab::Order> orders();
    [[nodiscard]] lab::Order onlyOrder(); // throws unless there is just one
    [[nodiscard]] lab::Order orderOf(const std::string& accession);

    [[nodiscard]] std::vector<KeptEntry> kept(KeptKind kind);
    [[nodiscard]] KeptMessage shown(const Uuid& id);
    [[nodiscard]] std::uint64_t leaves(); // of the laboratory's ledger and the store's own

    Worksite site;
    TemporaryDirectory files;

private:
    KeptMessages keptMessages();

    std::optional<DerivedIds> m_ids;
};

// Whether a field whose name begins like that is told to be kept unread.
bool isNamed(const ImportSummary& said, std::string_view field);

// RFC 1952.
std::string gzipped(std::string_view bytes);

// --- messages of our own making

inline constexpr std::string_view patientSegment = "PID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F\r";

// An ORM^O01 that asks for potassium and creatinine under one number.
std::string orderMessage(const std::string& number = "A1", std::string_view patient = patientSegment, const std::string& control = "NW");
// An ORU^R01 of `sender`; `order` is OBR-2, `filler` OBR-3; `obx` the result segments, each ending in CR.
std::string resultMessage(std::string_view obx, const std::string& order, const std::string& filler = {}, const std::string& sender = "LABO VOISIN", std::string_view patient = patientSegment);
std::string potassium(const std::string& value = "4.1", const std::string& unit = "mmol/L", const std::string& status = "F");

} // namespace paillasse::store::testing
