// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/hl7v2/segment.h"
#include "app/exchange/importedrecord.h"
#include "app/lab/wellformed.h"

// From segments to the laboratory's terms. Each function reads (and so marks) only what it can keep.
namespace paillasse::exchange::hl7v2 {

// What the whole message says that its segments need.
struct Context {
    CivilZone zone;
    std::string sender;
    std::vector<std::string>& unread; // for what was read but could not be kept as it was
};

// hl7datatypes.cpp
// TS, DTM, DT: null when it is empty or no instant (listed then).
Instant timeOf(const Segment& segment, std::size_t field, Context& context, std::size_t component = 1);
// CE, CWE, CNE.
SourceCode codeOf(const Segment& segment, std::size_t field, std::size_t repetition = 1);
// A coded value: the code of an answer with its words.
std::optional<lab::Coded> codedOf(const Segment& segment, std::size_t field);
// The words of a CE, CWE or of plain text.
std::string wordsOf(const Segment& segment, std::size_t field, std::size_t repetition = 1, std::size_t most = lab::limits::name);
// A whole repetition of plain text.
std::string textOf(const Segment& segment, std::size_t field, std::size_t most, std::size_t repetition = 1);
// XCN, and XPN where `isName`: "Dr HERTZ John"; the number when there is no name.
std::string personOf(const Segment& segment, std::size_t field, std::size_t repetition = 1);
// EI: "authority|id", "id".
std::string identifierOf(const Segment& segment, std::size_t field, std::size_t repetition = 1);
// The texts of NTE-3, its repetitions as lines.
std::string commentOf(const Segment& nte);

// patientmapping.cpp
ImportedPatient patientOf(const Segment& pid, Context& context);

// resultmapping.cpp
ImportedResult resultOf(const Segment& obx, Context& context);
// Asked at the order, not measured (OBX-29 QST, or an OBX of an order): "GLUCOSE: 75 g". What came along as a document goes to `documents`.
std::string answerOf(const Segment& obx, Context& context, std::vector<Attachment>& documents);

// ordermapping.cpp
struct OrderGroup {
    const Segment* orc = nullptr;
    const Segment* obr = nullptr;
    std::vector<const Segment*> timings;   // TQ1
    std::vector<const Segment*> specimens; // SPM
    std::vector<ImportedResult> results;
    std::vector<std::string> answers;
    std::vector<Attachment> documents;     // that came with the answers
    std::string comment;
    bool isOrder = false;                  // of a message that orders
};
ImportedOrder orderOf(const OrderGroup& group, Context& context);
// Orders that name the same number become one.
std::vector<ImportedOrder> gathered(std::vector<ImportedOrder> orders, Context& context);

} // namespace paillasse::exchange::hl7v2
