// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/names.h"

#include <algorithm>
#include <array>

namespace paillasse::migration {

namespace {

// In the order of the numbers.
template <class T>
using Names = std::array<std::string_view, static_cast<std::size_t>(lastOf(T())) + 1>;

constexpr Names<Direction> directions{"in", "out"};
constexpr Names<Format> formats{"hl7v2", "hprim-medecins", "hprim-sante", "fhir", "csv"};
constexpr Names<LegalGround> grounds{"controllers-instruction", "transfer-of-activity", "patients-request", "legal-obligation"};
constexpr Names<JobState> states{"drafted", "approved", "staged", "checked", "accepted", "abandoned", "erased", "certified"};
constexpr Names<Work> works{"none", "stage", "check", "deliver", "erase", "certify"};
constexpr Names<StepKind> steps{"draft",   "approve", "begin-staging", "begin-check", "explain", "compare",   "accept", "acknowledge",
                                "abandon", "staged",  "checked",       "delivered",   "erased",  "certified", "overdue"};
constexpr Names<StepRefusal> refusals{"unknown-job",   "already-there",     "out-of-order",     "bad-mandate", "own-mandate",    "not-approver", "mandate-differs", "past-deadline", "not-explained",
                                      "sample-incomplete", "not-acknowledged", "store-only",  "unknown-record", "person-only",  "beyond-mandate",  "not-due",       "words-missing", "not-what-was-sent",
                                      "no-right", "no-source"};
constexpr Names<DifferenceKind> differences{"unread-message",   "unknown-examination", "unknown-unit", "same-twice",        "probably-same-person", "implausible-value",
                                            "outside-mandate", "refused",             "read-back-differs", "sample-disagrees", "count-differs",        "unread-field"};
constexpr Names<Finding> findings{"none", "further", "unreadable", "field-unread", "field-read-otherwise", "not-in-catalogue", "without-loinc", "not-the-catalogues-unit", "not-ucum", "says-what-another-says",
                                  "same-birth-and-names", "same-national-number", "born-in-future", "order-of-future", "collected-before-birth", "result-of-future", "beyond-plausible",
                                  "negative-concentration", "another-period", "another-day-or-unreleased", "set-aside", "refused-by-store", "field-differs", "no-place-for-field",
                                  "known-patient-unchanged", "source-changed", "no-longer-released", "changed-since-staged", "archive-differs", "not-in-source-any-more", "more-in-source",
                                  "records-in-source", "records-in-staging", "fields-in-source", "fields-in-staging", "not-read-back", "released-later", "does-not-read"};
constexpr Names<DestroyedKind> destroyed{"staging-key", "staging-file", "archive", "patient-keys"};

template <class T>
std::string_view nameIn(const Names<T>& names, T value)
{
    return names[static_cast<std::size_t>(value)];
}

template <class T>
std::optional<T> named(const Names<T>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<T>(found - names.begin()));
}

} // namespace

std::string_view nameOf(Direction value) { return nameIn(directions, value); }
std::string_view nameOf(Format value) { return nameIn(formats, value); }
std::string_view nameOf(LegalGround value) { return nameIn(grounds, value); }
std::string_view nameOf(JobState value) { return nameIn(states, value); }
std::string_view nameOf(Work value) { return nameIn(works, value); }
std::string_view nameOf(StepKind value) { return nameIn(steps, value); }
std::string_view nameOf(StepRefusal value) { return nameIn(refusals, value); }
std::string_view nameOf(DifferenceKind value) { return nameIn(differences, value); }
std::string_view nameOf(Finding value) { return nameIn(findings, value); }
std::string_view nameOf(DestroyedKind value) { return nameIn(destroyed, value); }

std::optional<Direction> directionNamed(std::string_view name) { return named<Direction>(directions, name); }
std::optional<Format> formatNamed(std::string_view name) { return named<Format>(formats, name); }
std::optional<LegalGround> groundNamed(std::string_view name) { return named<LegalGround>(grounds, name); }

} // namespace paillasse::migration
