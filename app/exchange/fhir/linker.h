// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
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
        bool isCollectionOfSpecimen = false; // its time of collection is only a specimen's
    };
    struct PatientDraft {
        ImportedRecord record;
        std::vector<Draft> drafts;
        std::map<std::pair<OrderAction, std::string>, std::size_t> byId; // an order's number → its draft
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

    template <class T>
    static void addOnce(std::vector<T>& list, const T& item)
    {
        if (std::ranges::find(list, item) == list.end())
            list.push_back(item);
    }
    static void appendLine(std::string& text, const std::string& line);
    static std::vector<std::string> idsOf(const Resource& resource, std::vector<std::string> ids);

    void unresolved(const Resource& from, const char* element);
    void tell(const Resource& from, const std::string& what) { m_remarks.push_back({from.source, from.type + what, {}}); }
    // The first word stands; another one has no place.
    template <class T>
    void fill(T& mine, const T& other, const Resource& from, const char* element)
    {
        if (mine == T{})
            mine = other;
        else if (other != T{} && other != mine)
            tell(from, std::string(".") + element + " (more than one)");
    }
    // Who a reference names; the reference's own words where that is not in the input. Of several the first that has a name.
    std::string nameOf(const std::vector<Reference>& references, const Resource& from, const char* element);
    std::string nameOf(const Reference& reference, const Resource& from, const char* element, int depth = 0);
    void addPatient(const Resource& resource);
    PatientDraft* patientOf(const Reference& subject, const Resource& from);
    // The order of any of these numbers, or a new one.
    Draft& draftFor(PatientDraft& patient, const std::vector<std::string>& ids, OrderAction action);

    // The observations that tell what was asked at an order are no results.
    void findAnswers();
    void addRequest(const Resource& resource, const RequestResource& request);
    void addAnswer(Draft& draft, const Reference& reference, const Resource& from);
    // `request`: what they were taken for; empty: for all of the order.
    void addSpecimens(Draft& draft, const std::vector<Reference>& references, const Resource& from, const SourceCode& request = {});
    void addSpecimen(Draft& draft, const Resource& resource, const SpecimenResource& specimen, const SourceCode& request);
    // Taken from somebody else than who it was asked for.
    void tellOtherSubject(const Resource& resource, const SpecimenResource& specimen, const Resource& from);
    // Specimens that only they themselves connect with a request.
    void addLooseSpecimen(const Resource& resource, const SpecimenResource& specimen);
    void addReport(const Resource& resource, const ReportResource& report);
    void addResult(Draft& draft, const Reference& reference, const Resource& from, const ReportResource& report, const std::string& laboratory, int depth);
    void addObservation(Draft& draft, const Resource& resource, const ObservationResource& observation, const std::string& laboratory, bool isWithdrawn);
    // In no report: to its request, or with others of the same minute.
    void addLoose(const Resource& resource, const ObservationResource& observation);
    void finish(PatientDraft& patient);
    // What was read and belongs to nothing is told.
    void tellUnused();

    const Pool& m_pool;
    std::vector<LinkRemark>& m_remarks;
    std::vector<PatientDraft> m_patients;
    std::map<const Resource*, std::size_t> m_patientOf;
    std::set<const Resource*> m_used;   // observations and specimens
    std::set<const Resource*> m_named;  // whom something read refers to
};

} // namespace paillasse::exchange::fhir
