// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/apply.h"

#include <algorithm>

#include "app/lab/applysteps.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab {

namespace {

bool isEnvelopeSound(const Act& act)
{
    if (act.id.isNull() || act.laboratory.isNull() || act.subject.isNull() || act.person.isNull() || act.based.size() > limits::linesPerOrder)
        return false;
    std::vector<LineId> lines;
    for (const auto& base : act.based)
        lines.push_back(base.line);
    std::ranges::sort(lines);
    return std::ranges::adjacent_find(lines) == lines.end();
}

template <class Body>
concept Makes = requires(const Body& body, const Act& act) { steps::make(body, act); };

template <class Body, class Subject>
concept Defines = requires(const Subject* before, const Body& body, const Act& act) { steps::define(before, body, act); };

template <class Body, class Subject>
concept Changes = requires(Subject& subject, const Body& body, const Act& act) { steps::change(subject, body, act); };

template <class Subject>
Allowed<Document> asDocument(Allowed<Subject> subject)
{
    if (!subject)
        return tl::unexpected(subject.error());
    return Document(std::move(*subject));
}

// An act on a document that is there.
template <class Body>
Allowed<Document> applyToPresent(const Document& before, const Body& body, const Act& act)
{
    if constexpr (Makes<Body>) {
        return refuse(RefusalCode::AlreadyExists);
    } else {
        return std::visit(
            [&](const auto& present) -> Allowed<Document> {
                using Subject = std::decay_t<decltype(present)>;
                if constexpr (Defines<Body, Subject>) {
                    return asDocument(steps::define(&present, body, act));
                } else if constexpr (Changes<Body, Subject>) {
                    Subject after = present;
                    const auto changed = steps::change(after, body, act);
                    if (!changed)
                        return tl::unexpected(changed.error());
                    return Document(std::move(after));
                } else {
                    return refuse(RefusalCode::WrongSubject);
                }
            },
            before);
    }
}

template <class Body>
Allowed<Document> applyToNothing(const Body& body, const Act& act)
{
    if constexpr (Makes<Body>)
        return asDocument(steps::make(body, act));
    else if constexpr (Defines<Body, Examination>)
        return asDocument(steps::define(static_cast<const Examination*>(nullptr), body, act));
    else if constexpr (Defines<Body, BenchLog>)
        return asDocument(steps::define(static_cast<const BenchLog*>(nullptr), body, act));
    else if constexpr (Defines<Body, Prescriber>)
        return asDocument(steps::define(static_cast<const Prescriber*>(nullptr), body, act));
    else if constexpr (Defines<Body, LaboratoryProfile>)
        return asDocument(steps::define(static_cast<const LaboratoryProfile*>(nullptr), body, act));
    else if constexpr (Defines<Body, CodeTables>)
        return asDocument(steps::define(static_cast<const CodeTables*>(nullptr), body, act));
    else
        return refuse(RefusalCode::UnknownDocument);
}

} // namespace

Allowed<Document> apply(const std::optional<Document>& before, const Act& act)
{
    if (!isEnvelopeSound(act))
        return refuse(RefusalCode::Malformed);
    if (act.subjectKind != subjectKindOf(act.body))
        return refuse(RefusalCode::WrongSubject);
    if (before && (kindOf(*before) != act.subjectKind || idOf(*before, act.laboratory) != act.subject))
        return refuse(RefusalCode::WrongSubject);
    return std::visit(
        [&](const auto& body) { return before ? applyToPresent(*before, body, act) : applyToNothing(body, act); }, act.body);
}

} // namespace paillasse::lab
