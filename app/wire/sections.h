// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "app/access/view.h"
#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/document.h"

// A document is sealed and sent in sections, by who may read them. Each section is a CBOR array [summary, body]: the summary is what
// lists and searches need, so that a cache ingests without decoding the body. Joining the sections that a view may read gives
// exactly access::project of the document.
namespace paillasse::wire {

// The numbers are on disk and on the wire.
enum class Section : std::uint8_t {
    Identity = 1,       // patient
    Request = 2,        // order without values: context, specimens, lines' states
    Results = 3,        // measurements of ordinary lines, calls, reports, notes
    Directory = 4,      // examination, prescriber, bench, laboratory, code tables, person: the whole document
    Hiv = 8,            // lines of one confidential class each: examination, bench, measurements
    Genetics = 9,
    Toxicology = 10,
    Staff = 11
};

struct SectionBytes {
    Section section{};
    Bytes bytes;
    bool operator==(const SectionBytes&) const = default;
};

struct SectionView {
    Section section{};
    ByteView bytes;
};

bool sees(const access::View& view, Section section);
Section sectionOf(lab::Confidentiality confidentiality);

// Ascending by section; only those that hold something, but Identity, Request and Directory always.
std::vector<SectionBytes> split(const lab::Document& document);
// Any subset that has the document's first section.
Result<lab::Document> join(lab::DocumentKind kind, std::span<const SectionView> sections);

} // namespace paillasse::wire
