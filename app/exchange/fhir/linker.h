// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "app/exchange/fhir/pool.h"

namespace paillasse::exchange::fhir {

// Goes through a pool once: requests make orders, reports fill them, and what is left over makes orders of its own.
class Linker {
public:
    Linker(const Pool& pool, std::vector<LinkRemark>& remarks) : m_pool(pool), m_remarks(remarks) {}

    std::vector<ImportedRecord> run();

private:
    struct Draft {
        ImportedOrder order;
        std::vector<MessagePlace> sources;
    };
    struct PatientDraft {
        ImportedRecord record;
        std::vector<Draft> drafts;
        std::map<std::string, std::size_t> byId;    // an order's number → its draft
        std::map<std::int64_t, std::size_t> byTime; // loose observations of one minute
    };

    template <class Body, class Do>
    void each(const Do& todo)
    {
        for (const auto& resource : m_pool.resources())
            if (const auto* body = std::get_if<Body>(&resource.body))
                todo(resource, *body);
    }
    template <class Body>
    const Body* get(const Reference& reference) const
    {
        const auto* resource = m_pool.find(reference);
        return resource == nullptr ? nullptr : std::get_if<Body>(&resource->body);
    }

    void unresolved(const Resource& from, const char* element);
    // Who a reference names; the reference's own words where that is not in the input.
    std::string nameOf(const Reference& reference, const Resource& from, const char* element, int depth = 0);
    void addPatient(const Resource& resource);
    PatientDraft* patientOf(const Reference& subject, const Resource& from);
    // The order of any of these numbers, or a new one.
    static Draft& draftFor(PatientDraft& patient, const std::vector<std::string>& ids, OrderAction action);

    // The observations that tell what was asked at an order are no results.
    void findAnswers();
    void addRequest(const Resource& resource, const RequestResource& request);
    void addSpecimens(Draft& draft, const std::vector<Reference>& references, const Resource& from);
    void addReport(const Resource& resource, const ReportResource& report);
    void addResult(Draft& draft, const Reference& reference, const Resource& from, const ReportResource& report, const std::string& laboratory, int depth);
    void addObservation(Draft& draft, const Resource& resource, const ObservationResource& observation, const std::string& laboratory, bool isWithdrawn);
    // In no report: to its request, or with others of the same minute.
    void addLoose(const Resource& resource, const ObservationResource& observation);
    static void finish(PatientDraft& patient);

    const Pool& m_pool;
    std::vector<LinkRemark>& m_remarks;
    std::vector<PatientDraft> m_patients;
    std::map<const Resource*, std::size_t> m_patientOf;
    std::set<const Resource*> m_used;
};

} // namespace paillasse::exchange::fhir
