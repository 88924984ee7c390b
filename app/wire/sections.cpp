// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/sections.h"

#include "app/wire/ordersections.h"
#include "app/wire/personcodec.h"
#include "app/wire/sectionbytes.h"
#include "app/wire/summaryfields.h"

namespace paillasse::wire {

namespace {

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
    case lab::DocumentKind::Order: return joinOrder(sections).map([](lab::Order order) { return lab::Document(std::move(order)); });
    case lab::DocumentKind::Patient: return joinWhole<lab::Patient>(first.bytes);
    case lab::DocumentKind::Examination: return joinWhole<lab::Examination>(first.bytes);
    case lab::DocumentKind::Prescriber: return joinWhole<lab::Prescriber>(first.bytes);
    case lab::DocumentKind::BenchLog: return joinWhole<lab::BenchLog>(first.bytes);
    case lab::DocumentKind::Laboratory: return joinWhole<lab::LaboratoryProfile>(first.bytes);
    case lab::DocumentKind::CodeTables: return joinWhole<lab::CodeTables>(first.bytes);
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
