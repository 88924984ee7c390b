// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/ordersections.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "app/lab/rules/confidentiality.h"
#include "app/wire/orderparts.h"
#include "app/wire/sectionbytes.h"
#include "app/wire/summaryfields.h"

namespace paillasse::wire {

namespace {

constexpr std::array confidentialSections{Section::Hiv, Section::Genetics, Section::Toxicology, Section::Staff};

// What everybody who sees the order knows of a line.
lab::ResultLine requestLine(const lab::ResultLine& line)
{
    lab::ResultLine out;
    out.id = line.id;
    out.revision = line.revision;
    out.state = line.state;
    out.specimen = line.specimen;
    // Not even its class: "HIV" alone would tell.
    out.withheld = line.confidentiality != lab::Confidentiality::None;
    if (out.withheld)
        return out;
    out.examination = line.examination;
    out.bench = line.bench;
    out.reason = line.reason;
    return out;
}

// The rest of it.
lab::ResultLine resultsLine(const lab::ResultLine& line)
{
    auto out = line;
    out.revision = 0;
    out.state = {};
    out.specimen = 0;
    out.examination.clear();
    out.bench = 0;
    out.reason.clear();
    return out;
}

bool isEmptyBut(const lab::ResultLine& line)
{
    lab::ResultLine bare;
    bare.id = line.id;
    return line == bare;
}

void merge(lab::ResultLine& into, lab::ResultLine rest)
{
    rest.revision = into.revision;
    rest.state = into.state;
    rest.specimen = into.specimen;
    rest.examination = into.examination;
    rest.bench = into.bench;
    rest.reason = into.reason;
    rest.withheld = false;
    into = std::move(rest);
}

lab::ResultLine* lineOf(lab::Order& order, lab::LineId id)
{
    const auto found = std::find_if(order.lines.begin(), order.lines.end(), [id](const lab::ResultLine& line) { return line.id == id; });
    return found == order.lines.end() ? nullptr : &*found;
}

lab::Confidentiality classOf(const lab::Order& order, lab::LineId id)
{
    const auto* line = order.line(id);
    return line ? line->confidentiality : lab::Confidentiality::None;
}

// Those about lines of one class, ordinary ones with what is about the order itself.
template <class Placed, class Entry>
std::vector<Placed> placedOf(const lab::Order& order, const std::vector<Entry>& entries, lab::Confidentiality confidentiality)
{
    std::vector<Placed> placed;
    for (std::size_t place = 0; place < entries.size(); ++place)
        if (classOf(order, entries[place].line) == confidentiality)
            placed.push_back({static_cast<std::uint16_t>(place), entries[place]});
    return placed;
}

// Of one order, as its sections are read.
struct Gathered {
    std::vector<PlacedCall> calls;
    std::vector<PlacedNote> notes;

    void take(auto& part)
    {
        calls.insert(calls.end(), std::make_move_iterator(part.calls.begin()), std::make_move_iterator(part.calls.end()));
        notes.insert(notes.end(), std::make_move_iterator(part.notes.begin()), std::make_move_iterator(part.notes.end()));
    }
    void put(lab::Order& order)
    {
        std::ranges::stable_sort(calls, {}, &PlacedCall::place);
        std::ranges::stable_sort(notes, {}, &PlacedNote::place);
        for (auto& placed : calls)
            order.calls.push_back(std::move(placed.call));
        for (auto& placed : notes)
            order.notes.push_back(std::move(placed.note));
    }
};

lab::Order requestOf(const lab::Order& order)
{
    lab::Order out{order.id, order.patient, order.accession, order.priority, order.placedAt, order.placedBy, order.context, order.specimens, {}, {}, {}, {}, {}};
    out.lines.reserve(order.lines.size());
    for (const auto& line : order.lines)
        out.lines.push_back(requestLine(line));
    return out;
}

// What of a version stands in the sections of confidential classes.
void hideConfidential(lab::ReportVersion& report, const lab::Order& order)
{
    if (lab::interpretationClass(order, report) != lab::Confidentiality::None)
        report.interpretation.clear();
    for (auto& reported : report.lines)
        if (classOf(order, reported.line) != lab::Confidentiality::None)
            reported = {reported.line, reported.revision, {}, {}};
    for (auto& part : report.sheet)
        if (classOf(order, part.line) != lab::Confidentiality::None)
            part.words.clear();
}

ResultsPart resultsOf(const lab::Order& order)
{
    ResultsPart part;
    for (const auto& line : order.lines) {
        if (line.confidentiality != lab::Confidentiality::None)
            continue;
        auto rest = resultsLine(line);
        if (!isEmptyBut(rest))
            part.lines.push_back(std::move(rest));
    }
    part.calls = placedOf<PlacedCall>(order, order.calls, lab::Confidentiality::None);
    part.reports = order.reports;
    for (auto& report : part.reports)
        hideConfidential(report, order);
    part.deliveries = order.deliveries;
    part.notes = placedOf<PlacedNote>(order, order.notes, lab::Confidentiality::None);
    return part;
}

ReportedPart reportedOf(const lab::Order& order, const lab::ReportVersion& report, lab::Confidentiality confidentiality)
{
    ReportedPart part{report.version, {}};
    for (const auto& reported : report.lines)
        if (classOf(order, reported.line) == confidentiality)
            part.lines.push_back(reported);
    return part;
}

WordsPart wordsOf(const lab::Order& order, const lab::ReportVersion& report, lab::Confidentiality confidentiality)
{
    WordsPart part{report.version, {}};
    for (const auto& words : report.sheet)
        if (!words.words.empty() && classOf(order, words.line) == confidentiality)
            part.lines.push_back(words);
    return part;
}

ConfidentialPart confidentialOf(const lab::Order& order, lab::Confidentiality confidentiality)
{
    ConfidentialPart part;
    for (const auto& line : order.lines)
        if (line.confidentiality == confidentiality)
            part.lines.push_back(line);
    part.calls = placedOf<PlacedCall>(order, order.calls, confidentiality);
    part.notes = placedOf<PlacedNote>(order, order.notes, confidentiality);
    for (const auto& report : order.reports) {
        if (!report.interpretation.empty() && lab::interpretationClass(order, report) == confidentiality)
            part.interpretations.push_back({report.version, report.interpretation});
        if (auto reported = reportedOf(order, report, confidentiality); !reported.lines.empty())
            part.reported.push_back(std::move(reported));
        if (auto words = wordsOf(order, report, confidentiality); !words.lines.empty())
            part.sheets.push_back(std::move(words));
    }
    return part;
}

bool isEmpty(const ResultsPart& part)
{
    return part.lines.empty() && part.calls.empty() && part.reports.empty() && part.deliveries.empty() && part.notes.empty();
}

Result<> joinResults(lab::Order& order, ByteView bytes, Gathered& gathered)
{
    auto part = readBody<ResultsPart>(bytes);
    if (!part)
        return tl::unexpected(part.error());
    for (auto& rest : part->lines) {
        auto* line = lineOf(order, rest.id);
        if (!line || line->withheld)
            return fail(ErrorCode::Corrupt, "section: results of a line that the order does not have");
        merge(*line, std::move(rest));
    }
    gathered.take(*part);
    order.reports = std::move(part->reports);
    order.deliveries = std::move(part->deliveries);
    return {};
}

lab::ReportVersion* reportOf(lab::Order& order, std::uint16_t version)
{
    const auto found = std::find_if(order.reports.begin(), order.reports.end(), [version](const lab::ReportVersion& report) { return report.version == version; });
    return found == order.reports.end() ? nullptr : &*found;
}

void fillReports(lab::Order& order, ConfidentialPart part)
{
    for (auto& interpretation : part.interpretations)
        if (auto* report = reportOf(order, interpretation.version))
            report->interpretation = std::move(interpretation.text);
    for (auto& reported : part.reported) {
        auto* report = reportOf(order, reported.version);
        if (!report)
            continue;
        for (auto& line : report->lines)
            for (auto& whole : reported.lines)
                if (whole.line == line.line)
                    line = std::move(whole);
    }
    for (auto& words : part.sheets)
        if (auto* report = reportOf(order, words.version))
            for (auto& line : report->sheet)
                for (auto& whole : words.lines)
                    if (whole.line == line.line)
                        line = std::move(whole);
}

Result<> joinConfidential(lab::Order& order, const SectionView& section, Gathered& gathered)
{
    auto part = readBody<ConfidentialPart>(section.bytes);
    if (!part)
        return tl::unexpected(part.error());
    for (auto& whole : part->lines) {
        auto* line = lineOf(order, whole.id);
        if (!line || !line->withheld || whole.withheld || whole.confidentiality == lab::Confidentiality::None || sectionOf(whole.confidentiality) != section.section)
            return fail(ErrorCode::Corrupt, "section: a confidential line that the order does not have");
        *line = std::move(whole);
    }
    gathered.take(*part);
    fillReports(order, std::move(*part));
    return {};
}

} // namespace

Result<lab::Order> joinOrder(std::span<const SectionView> sections)
{
    auto order = readBody<lab::Order>(sections.front().bytes);
    if (!order)
        return tl::unexpected(order.error());
    Gathered gathered;
    for (const auto& section : sections.subspan(1)) {
        const auto done = section.section == Section::Results ? joinResults(*order, section.bytes, gathered) : joinConfidential(*order, section, gathered);
        if (!done)
            return tl::unexpected(done.error());
    }
    gathered.put(*order);
    return order;
}

std::vector<SectionBytes> splitOrder(const lab::Order& order)
{
    std::vector<SectionBytes> sections;
    auto summary = summariseRequest(order);
    summary.waiting = waitingOf(order, lab::Confidentiality::None);
    sections.push_back({Section::Request, sectionBytes(summary, requestOf(order))});
    if (const auto results = resultsOf(order); !isEmpty(results))
        sections.push_back({Section::Results, sectionBytes(summariseResults(order), results)});
    for (const auto section : confidentialSections) {
        const auto confidentiality = static_cast<lab::Confidentiality>(static_cast<int>(section) - static_cast<int>(Section::Hiv) + 1);
        if (const auto part = confidentialOf(order, confidentiality); !part.lines.empty())
            sections.push_back({section, sectionBytes(waitingOf(order, confidentiality), part)});
    }
    return sections;
}

} // namespace paillasse::wire
