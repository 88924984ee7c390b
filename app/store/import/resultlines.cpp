// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/resultlines.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/store/import/importedvalue.h"

namespace paillasse::store {

namespace {

using exchange::ResultStatus;

bool isOfPart(const lab::ResultLine& line, const std::string& part)
{
    return !line.measurements.empty() && partOf(line.measurements.front()) == part;
}

} // namespace

ResultLines::ResultLines(OrderActs& acts, const lab::OrderId& id, const exchange::ImportedOrder& order, ResultSource source)
    : m_acts(acts), m_isExternal(source == ResultSource::External)
{
    std::map<std::pair<std::string, std::string>, std::size_t> times;
    for (const auto& result : order.results) {
        if (!isForLine(result))
            continue;
        Wanted wanted;
        wanted.result = &result;
        wanted.examination = examinationOf(result.examination, acts.tools().catalogue);
        wanted.name = wanted.examination == nullptr ? foreignName(result.examination) : wanted.examination->code;
        const auto part = partOf(result);
        const auto occurrence = times[{wanted.name, part}]++;
        // The same word again, preliminary or final, is the same measurement.
        auto measurement = acts.tools().ids.of("measurement").add(id.bytes()).add(wanted.name).add(std::uint64_t{occurrence}).add(result.unit).add(static_cast<std::uint64_t>(result.observedAt.ms));
        if (result.value)
            measurement.add(lab::toString(*result.value, '.'));
        if (!part.empty())
            measurement.add(part);
        wanted.measurement = lab::MeasurementId(measurement.finish());
        m_wanted.push_back(std::move(wanted));
    }
    if (!order.attachments.empty())
        acts.toTray("report", "a document came along: it is kept as it was sent");
}

bool ResultLines::isForLine(const exchange::ImportedResult& result)
{
    constexpr auto where = "results";
    if (result.status == ResultStatus::Withdrawn) {
        m_acts.toTray(where, "a result is withdrawn by its sender: a person says what becomes of it");
        return false;
    }
    if (!result.attachments.empty()) {
        const bool isText = result.value && result.attachments.front().mediaType.starts_with("text/plain");
        m_acts.toTray(where, isText ? "a text that is longer than a line can hold: it is kept whole as it was sent" : "a document came along: it is kept as it was sent");
        if (!result.value)
            return false;
    }
    if (exchange::keyOf(result.examination).empty()) {
        m_acts.toTray(where, "a result that does not say of which examination it is");
        return false;
    }
    if (result.status == ResultStatus::NotPerformed && result.value)
        m_acts.toTray(where, "a value that its sender calls not performed");
    if (result.status == ResultStatus::NotPerformed && !m_isExternal)
        m_acts.toTray(where, "an examination that the instrument did not perform");
    if (result.status == ResultStatus::Corrected && !result.value)
        m_acts.toTray(where, "a correction without a value");
    const bool isAnnounced = !result.value && result.status != ResultStatus::NotPerformed;
    if (isAnnounced && (!commentOf(result).empty() || result.level != lab::Level::Normal))
        m_acts.unread(SourceField::Comment, "there is no value that it can stand beside");
    return true;
}

lab::NewLine ResultLines::newLine(lab::LineId id, const Wanted& wanted) const
{
    const auto confidentiality = wanted.examination == nullptr ? foreignConfidentiality(wanted.result->examination) : wanted.examination->confidentiality;
    return {id, wanted.name, 0, confidentiality, 0};
}

std::vector<lab::NewLine> ResultLines::newLines(lab::LineId first) const
{
    std::vector<lab::NewLine> lines;
    for (const auto& wanted : m_wanted)
        lines.push_back(newLine(static_cast<lab::LineId>(first + lines.size()), wanted));
    return lines;
}

// Where it is already; else the next line of that name and part, or one that has nothing yet.
ResultLines::Lines ResultLines::of(const lab::Order& order) const
{
    Lines lines(m_wanted.size(), nullptr);
    std::set<const lab::ResultLine*> taken;
    const auto assign = [&](auto fits) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto isIt = [&](const lab::ResultLine& line) {
                return line.examination == m_wanted[i].name && line.state != lab::LineState::Cancelled && !taken.contains(&line) && fits(line, m_wanted[i]);
            };
            const auto found = lines[i] == nullptr ? std::ranges::find_if(order.lines, isIt) : order.lines.end();
            if (found == order.lines.end())
                continue;
            lines[i] = &*found;
            taken.insert(&*found);
        }
    };
    assign([](const lab::ResultLine& line, const Wanted& wanted) { return line.measurement(wanted.measurement) != nullptr; });
    assign([](const lab::ResultLine& line, const Wanted& wanted) { return isOfPart(line, partOf(*wanted.result)); });
    assign([](const lab::ResultLine& line, const Wanted&) { return line.measurements.empty(); });
    if (!m_isExternal)
        for (std::size_t i = 0; i < lines.size(); ++i)
            for (const auto& line : order.lines)
                if (lines[i] == nullptr && line.examination == m_wanted[i].name && line.state != lab::LineState::Cancelled)
                    lines[i] = &line;
    return lines;
}

} // namespace paillasse::store
