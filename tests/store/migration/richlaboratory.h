// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <vector>

#include "app/lab/examination.h"
#include "tests/store/core/worksite.h"

namespace paillasse::store::testing {

// Examinations of every kind, one of them without a LOINC code and one confidential.
std::vector<lab::Examination> richCatalogue();

// A laboratory whose released records have something in every field that a mandate can name, seeded.
class RichLaboratory {
public:
    // `path`: of the data directory; empty: a temporary one.
    RichLaboratory(std::uint64_t seed, std::uint64_t patients, const std::string& path = {});

    [[nodiscard]] std::vector<lab::Patient> patients() const;
    // Those of a patient, by their numbers.
    [[nodiscard]] std::vector<lab::Order> orders(const lab::PatientId& patient) const;

    // In each birth name, each clinical text, each comment: what must nowhere lie in the clear.
    static constexpr auto canary = "QUOKKA";
    static constexpr auto name = "Laboratoire de la Penfeld";

    Worksite site;

private:
    void define();
    void addPatient(std::uint64_t number);
    void addOrder(std::uint64_t number, std::uint64_t patient);
    void measure(std::uint64_t order, bool isAgain);
    void release(std::uint64_t order, const std::string& interpretation, const std::string& correction);
    void take(const lab::Act& act);
    lab::Order order(std::uint64_t number) { return site.order(number); }
    [[nodiscard]] std::uint64_t upTo(std::uint64_t most) { return m_random() % (most + 1); }

    std::mt19937_64 m_random;
};

} // namespace paillasse::store::testing
