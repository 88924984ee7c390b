// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/exchange/fhir/resource.h"

namespace paillasse::exchange::fhir {

// What a link could not be made of: to be told of the message that holds it.
struct LinkRemark {
    MessagePlace place;
    std::string unread;        // "Observation.performer (not in this input)", or
    MessageRefusal refusal;    // when `where` is not empty
};

// Resources that may refer to each other: a bundle's, or all of an import's single ones. References are followed here and nowhere else.
class Pool {
public:
    void add(Resource resource);
    // When nothing else says whose they are, all of a bundle's belong to its only patient.
    void assumeOnlyPatient() { m_assumesOnlyPatient = true; }
    void setSender(std::string sender) { m_sender = std::move(sender); }

    [[nodiscard]] const std::vector<Resource>& resources() const { return m_resources; }
    [[nodiscard]] const std::string& sender() const { return m_sender; }
    [[nodiscard]] bool assumesOnlyPatient() const { return m_assumesOnlyPatient; }
    // Null: it is not here.
    [[nodiscard]] const Resource* find(const Reference& reference) const;

    // One record for each patient, in the order of their first resource.
    [[nodiscard]] std::vector<ImportedRecord> link(std::vector<LinkRemark>& remarks) const;

private:
    std::vector<Resource> m_resources;
    std::map<std::string, std::size_t, std::less<>> m_byKey;
    std::string m_sender;
    bool m_assumesOnlyPatient = false;
};

} // namespace paillasse::exchange::fhir
