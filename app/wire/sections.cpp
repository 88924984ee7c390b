// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/sections.h"

#include <algorithm>
#include <array>

#include "app/wire/personcodec.h"
#include "app/wire/summaryfields.h"

namespace paillasse::wire {

namespace {

// The calls of an order stand in several sections; the place keeps their order.
struct PlacedCall {
    std::uint16_t place = 0;
    lab::CriticalCall call;
};

// What the Results section says of the order: ordinary lines without what the Request section has, then what is about them.
struct ResultsPart {
    std::vector<lab::ResultLine> lines;
    std::vector<PlacedCall> calls;
    std::vector<lab::ReportVersion> reports;
    std::vector<lab::Delivery> deliveries;
    std::vector<lab::OrderNote> notes;
};

// The interpretation of a version that reports a line of this class.
struct Interpretation {
    std::uint16_t version = 0;
    std::string text;
};

struct ConfidentialPart {
    std::vector<lab::ResultLine> lines;
    std::vector<PlacedCall> calls;
    std::vector<Interpretation> interpretations;
};

constexpr std::array confidentialSections{Section::Hiv, Section::Genetics, Section::Toxicology, Section::Staff};

} // namespace

} // namespace paillasse::wire

namespace paillasse::cbor {

template <>
struct Fields<wire::PlacedCall> {
    static void visit(auto& v, auto& x) { numbered(v, x.place, x.call); }
};
template <>
struct Fields<wire::ResultsPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.calls, x.reports, x.deliveries, x.notes); }
};
template <>
struct Fields<wire::Interpretation> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.text); }
};
template <>
struct Fields<wire::ConfidentialPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.calls, x.interpretations); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

namespace {

template <class Summary, class Body>
Bytes sectionBytes(const Summary& summary, const Body& body)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    cbor::put(w, summary);
    cbor::put(w, body);
    return out;
}

template <class Body>
Bytes sectionBytes(const Body& body)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    w.null();
    cbor::put(w, body);
    return out;
}

template <class Body>
Result<Body> readBody(ByteView section)
{
    cbor::Reader r(section);
    if (r.array() != 2)
        r.fail();
    (void)r.raw();
    Body body{};
    cbor::get(r, body);
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    return body;
}

// What everybody who sees the order knows of a line.
lab::ResultLine requestLine(const lab::ResultLine& line)
{
    lab::ResultLine out;
    out.id = line.id;
    out.revision = line.revision;
    out.confidentiality = line.confidentiality;
    out.state = line.state;
    out.specimen = line.specimen;
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
    rest.confidentiality = into.confidentiality;
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

std::vector<PlacedCall> callsOf(const lab::Order& order, lab::Confidentiality confidentiality)
{
    std::vector<PlacedCall> calls;
    for (std::size_t place = 0; place < order.calls.size(); ++place)
        if (classOf(order, order.calls[place].line) == confidentiality)
            calls.push_back({static_cast<std::uint16_t>(place), order.calls[place]});
    return calls;
}

lab::Order requestOf(const lab::Order& order)
{
    lab::Order out{order.id, order.patient, order.accession, order.priority, order.placedAt, order.placedBy, order.context, order.specimens, {}, {}, {}, {}, {}};
    out.lines.reserve(order.lines.size());
    for (const auto& line : order.lines)
        out.lines.push_back(requestLine(line));
    return out;
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
    part.calls = callsOf(order, lab::Confidentiality::None);
    part.reports = order.reports;
    for (auto& report : part.reports)
        if (access::interpretationClass(order, report) != lab::Confidentiality::None)
            report.interpretation.clear();
    part.deliveries = order.deliveries;
    part.notes = order.notes;
    return part;
}

ConfidentialPart confidentialOf(const lab::Order& order, lab::Confidentiality confidentiality)
{
    ConfidentialPart part;
    for (const auto& line : order.lines)
        if (line.confidentiality == confidentiality)
            part.lines.push_back(line);
    part.calls = callsOf(order, confidentiality);
    for (const auto& report : order.reports)
        if (!report.interpretation.empty() && access::interpretationClass(order, report) == confidentiality)
            part.interpretations.push_back({report.version, report.interpretation});
    return part;
}

bool isEmpty(const ResultsPart& part)
{
    return part.lines.empty() && part.calls.empty() && part.reports.empty() && part.deliveries.empty() && part.notes.empty();
}

std::vector<SectionBytes> splitOrder(const lab::Order& order)
{
    std::vector<SectionBytes> sections;
    sections.push_back({Section::Request, sectionBytes(summariseRequest(order), requestOf(order))});
    if (const auto results = resultsOf(order); !isEmpty(results))
        sections.push_back({Section::Results, sectionBytes(summariseResults(order), results)});
    for (const auto section : confidentialSections) {
        const auto confidentiality = static_cast<lab::Confidentiality>(static_cast<int>(section) - static_cast<int>(Section::Hiv) + 1);
        if (const auto part = confidentialOf(order, confidentiality); !part.lines.empty())
            sections.push_back({section, sectionBytes(part)});
    }
    return sections;
}

Result<> joinResults(lab::Order& order, ByteView bytes, std::vector<PlacedCall>& calls)
{
    auto part = readBody<ResultsPart>(bytes);
    if (!part)
        return tl::unexpected(part.error());
    for (auto& rest : part->lines) {
        auto* line = lineOf(order, rest.id);
        if (!line)
            return fail(ErrorCode::Corrupt, "section: results of a line that the order does not have");
        merge(*line, std::move(rest));
    }
    calls.insert(calls.end(), part->calls.begin(), part->calls.end());
    order.reports = std::move(part->reports);
    order.deliveries = std::move(part->deliveries);
    order.notes = std::move(part->notes);
    return {};
}

Result<> joinConfidential(lab::Order& order, ByteView bytes, std::vector<PlacedCall>& calls)
{
    auto part = readBody<ConfidentialPart>(bytes);
    if (!part)
        return tl::unexpected(part.error());
    for (auto& whole : part->lines) {
        auto* line = lineOf(order, whole.id);
        if (!line)
            return fail(ErrorCode::Corrupt, "section: a confidential line that the order does not have");
        *line = std::move(whole);
    }
    calls.insert(calls.end(), part->calls.begin(), part->calls.end());
    for (auto& interpretation : part->interpretations)
        for (auto& report : order.reports)
            if (report.version == interpretation.version)
                report.interpretation = std::move(interpretation.text);
    return {};
}

Result<lab::Document> joinOrder(std::span<const SectionView> sections)
{
    auto order = readBody<lab::Order>(sections.front().bytes);
    if (!order)
        return tl::unexpected(order.error());
    std::vector<PlacedCall> calls;
    for (const auto& section : sections.subspan(1)) {
        const auto done = section.section == Section::Results ? joinResults(*order, section.bytes, calls) : joinConfidential(*order, section.bytes, calls);
        if (!done)
            return tl::unexpected(done.error());
    }
    std::sort(calls.begin(), calls.end(), [](const PlacedCall& a, const PlacedCall& b) { return a.place < b.place; });
    for (auto& placed : calls)
        order->calls.push_back(std::move(placed.call));
    return lab::Document(std::move(*order));
}

template <class T>
Result<lab::Document> joinWhole(ByteView bytes)
{
    auto body = readBody<T>(bytes);
    if (!body)
        return tl::unexpected(body.error());
    return lab::Document(std::move(*body));
}

} // namespace

bool sees(const access::View& view, Section section)
{
    switch (section) {
    case Section::Identity: return view.identities;
    case Section::Request: return view.orders;
    case Section::Results: return view.results;
    case Section::Directory: return view.catalogue;
    case Section::Hiv: return access::sees(view, lab::Confidentiality::Hiv);
    case Section::Genetics: return access::sees(view, lab::Confidentiality::Genetics);
    case Section::Toxicology: return access::sees(view, lab::Confidentiality::Toxicology);
    case Section::Staff: return access::sees(view, lab::Confidentiality::Staff);
    }
    return false;
}

Section sectionOf(lab::Confidentiality confidentiality)
{
    if (confidentiality == lab::Confidentiality::None)
        return Section::Results;
    return static_cast<Section>(static_cast<int>(Section::Hiv) + static_cast<int>(confidentiality) - 1);
}

std::vector<SectionBytes> split(const lab::Document& document)
{
    if (const auto* order = std::get_if<lab::Order>(&document))
        return splitOrder(*order);
    if (const auto* patient = std::get_if<lab::Patient>(&document))
        return {{Section::Identity, sectionBytes(summarise(*patient), *patient)}};
    return {{Section::Directory, std::visit([](const auto& whole) { return sectionBytes(whole); }, document)}};
}

Result<lab::Document> join(lab::DocumentKind kind, std::span<const SectionView> sections)
{
    if (sections.empty())
        return fail(ErrorCode::InvalidInput, "section: a document without sections");
    const auto first = sections.front();
    const auto wanted = kind == lab::DocumentKind::Patient ? Section::Identity : kind == lab::DocumentKind::Order ? Section::Request : Section::Directory;
    if (first.section != wanted)
        return fail(ErrorCode::Corrupt, "section: not the first one of such a document");
    switch (kind) {
    case lab::DocumentKind::Order: return joinOrder(sections);
    case lab::DocumentKind::Patient: return joinWhole<lab::Patient>(first.bytes);
    case lab::DocumentKind::Examination: return joinWhole<lab::Examination>(first.bytes);
    case lab::DocumentKind::Prescriber: return joinWhole<lab::Prescriber>(first.bytes);
    case lab::DocumentKind::BenchLog: return joinWhole<lab::BenchLog>(first.bytes);
    case lab::DocumentKind::Laboratory: return joinWhole<lab::LaboratoryProfile>(first.bytes);
    case lab::DocumentKind::None:
    case lab::DocumentKind::Person: break;
    }
    return fail(ErrorCode::InvalidInput, "section: no document of that kind");
}

Bytes encodePerson(const access::Person& person)
{
    return sectionBytes(person);
}

Result<access::Person> decodePerson(ByteView section)
{
    return readBody<access::Person>(section);
}

} // namespace paillasse::wire
