// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/order.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"

namespace paillasse::lab {

namespace {

bool isUsable(const Specimen& specimen)
{
    return specimen.state != SpecimenState::Rejected && specimen.state != SpecimenState::Discarded;
}

bool saysTheSame(const ReportedLine& reported, const ResultLine& line)
{
    if (reported.measurement.isNull())
        return line.state == LineState::NotPerformed && line.revision == reported.revision;
    return line.state == LineState::BiologicallyValid && line.reportable == reported.measurement;
}

const ReportedLine* lastWordOn(const std::vector<ReportVersion>& reports, LineId line)
{
    for (auto report = reports.rbegin(); report != reports.rend(); ++report)
        for (const auto& reported : report->lines)
            if (reported.line == line)
                return &reported;
    return nullptr;
}

} // namespace

const ResultLine* Order::line(LineId wanted) const
{
    // Line n is nearly always the nth.
    if (wanted > 0 && wanted <= lines.size() && lines[wanted - 1].id == wanted)
        return &lines[wanted - 1];
    const auto found = std::ranges::find(lines, wanted, &ResultLine::id);
    return found == lines.end() ? nullptr : &*found;
}

const Specimen* Order::specimen(SpecimenNumber number) const
{
    const auto found = std::ranges::find(specimens, number, &Specimen::number);
    return found == specimens.end() ? nullptr : &*found;
}

bool Order::isComplete() const
{
    const auto counts = [](const ResultLine& line) { return line.state != LineState::Cancelled; };
    const auto isDone = [this](const ResultLine& line) { return !line.isOpen() && !isNews(*this, line); };
    return std::ranges::any_of(lines, counts) && std::ranges::all_of(lines, isDone);
}

std::optional<ActId> ReportVersion::registration(ByteView sha256) const
{
    constexpr std::size_t size = 32;
    if (sha256.size() != size)
        return std::nullopt;
    for (std::size_t i = 0; (i + 1) * size <= pdfSha256.size(); ++i)
        if (std::ranges::equal(ByteView(pdfSha256).subspan(i * size, size), sha256))
            return i < pdfActs.size() ? pdfActs[i] : ActId();
    return std::nullopt;
}

bool Order::changedSinceReport() const
{
    return std::ranges::any_of(lines, [this](const ResultLine& line) {
        const auto* word = lastWordOn(reports, line.id);
        return word != nullptr && !line.withheld && !saysTheSame(*word, line);
    });
}

bool Order::hasUnreleasedPrint() const
{
    Instant printed;
    for (const auto& delivery : deliveries)
        if (delivery.version == 0)
            printed = std::max(printed, delivery.at);
    return !printed.isNull() && std::ranges::none_of(reports, [printed](const ReportVersion& report) { return report.kind != ReportKind::Withdrawn && report.releasedAt > printed; });
}

bool Order::mayBePrintedUnreleased() const
{
    return std::ranges::any_of(lines, [](const ResultLine& line) { return line.state == LineState::TechnicallyValid || line.state == LineState::BiologicallyValid; });
}

const ReportVersion* Order::effectiveReport() const
{
    const auto isWithdrawn = [this](std::uint16_t version) {
        return std::any_of(reports.begin(), reports.end(), [version](const ReportVersion& other) {
            return other.kind == ReportKind::Withdrawn && other.replaces == version;
        });
    };
    const auto found = std::find_if(reports.rbegin(), reports.rend(), [&](const ReportVersion& report) {
        return report.kind != ReportKind::Withdrawn && !isWithdrawn(report.version);
    });
    return found == reports.rend() ? nullptr : &*found;
}

const Specimen* Order::usableSpecimen(const ResultLine& line) const
{
    const auto* own = specimen(line.specimen);
    if (own == nullptr || isUsable(*own))
        return own;
    const auto other = std::find_if(specimens.rbegin(), specimens.rend(), [own](const Specimen& one) {
        return one.container == own->container && isUsable(one);
    });
    return other == specimens.rend() ? nullptr : &*other;
}

std::vector<const Specimen*> Order::otherSpecimens(const ResultLine& line) const
{
    std::vector<const Specimen*> others;
    const auto* own = usableSpecimen(line);
    for (const auto& one : specimens)
        if (own != nullptr && one.number != own->number && one.container == own->container && isUsable(one))
            others.push_back(&one);
    return others;
}

bool Order::needsNewTube(const ResultLine& line) const
{
    return line.isOpen() && line.specimen != 0 && usableSpecimen(line) == nullptr;
}

} // namespace paillasse::lab
