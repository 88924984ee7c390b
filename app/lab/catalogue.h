// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/examination.h"

namespace paillasse::lab {

struct Discipline {
    const char* code;    // "BIOCH"
    const char* french;
    const char* english;
};
// In the order of a report.
const std::vector<Discipline>& disciplines();

// The laboratory's examinations in memory. Pointers stay good until their entry is replaced or removed.
class Catalogue {
public:
    Catalogue() = default;
    explicit Catalogue(std::vector<Examination> examinations);

    void put(Examination examination); // adds, or replaces the one of the same code
    void remove(std::string_view code);

    [[nodiscard]] const Examination* find(std::string_view code) const;
    [[nodiscard]] const Examination* findLoinc(std::string_view loinc) const;
    // By discipline (in the order of `disciplines`, unknown ones last), then rank, then code.
    [[nodiscard]] std::vector<const Examination*> all() const;
    [[nodiscard]] std::vector<const Examination*> ofDiscipline(std::string_view code) const;
    [[nodiscard]] std::size_t size() const { return m_byCode.size(); }
    // The other examinations that this one's formula reads; empty when it is measured or its formula does not parse.
    [[nodiscard]] std::vector<std::string> inputsOf(const Examination& examination) const;

private:
    void indexLoinc(const Examination& examination);

    std::map<std::string, Examination, std::less<>> m_byCode;
    std::map<std::string, std::string, std::less<>> m_byLoinc; // the first code of each
};

struct BenchKind {
    BenchNumber number = 0;
    std::string code;
    std::string french;
    std::string english;
    std::string site;      // where it stands, when the laboratory has several; as printed
    bool operator==(const BenchKind&) const = default;
};

} // namespace paillasse::lab
