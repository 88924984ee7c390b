// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/importedrecord.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

// What HL7 v2.5 cannot carry, exactly. The list is that of docs/exchange-out.md §2, which a test holds against it (hl7v2out.test.cpp); each
// function below is one of its numbers, and nothing else may differ.
namespace paillasse::exchange::testing::losses {

inline constexpr std::array<const char*, 10> list = {
    "An address has two lines: what is behind the first stands in the second, joined by spaces.",
    "An order has three numbers: group (ORC-4), placer (OBR-2), filler (OBR-3). One alone is the filler's, two are placer's and filler's.",
    "Names of people (prescriber, collector, recipients) are written whole where the family name stands; readers may keep 64 characters of it, and ours does.",
    "Treatment and fasting have no field: they are lines of the clinical information (OBR-13), « Traitement : … », « À jeun : oui » or « non ».",
    "A specimen of the whole order is told of each of its requests, and specimens stand in the requests' order.",
    "Results stand in the requests' order. One of which the mandate leaves neither what was looked at nor what was found is none.",
    "For whom a range is (« femme, 18–65 ans »).",
    "A document's title, and when it was made. A document of the order, or one beside a value, is a result of its own (LOINC 11502-2, its title as the text).",
    "A patient of whom the mandate leaves neither a name nor a number, and an order of which it leaves neither an examination nor a result.",
    "Where no time is told of a result, a reader takes that of the collection.",
};

inline std::string cut(const std::string& text, std::size_t most)
{
    return asLine(text, most).text;
}

// 1
inline void address(lab::Contact& contact)
{
    auto& text = contact.address;
    const auto end = text.find('\n');
    if (end != std::string::npos)
        text = text.substr(0, end) + '\n' + cut(text.substr(end + 1), lab::limits::name);
}

// 2
inline void numbers(ImportedOrder& order)
{
    if (order.ids.size() > 3)
        order.ids.resize(3);
}

// 3
inline void names(lab::OrderContext& context)
{
    context.prescriberName = cut(context.prescriberName, lab::limits::code);
    context.collector = cut(context.collector, lab::limits::code);
    for (auto& recipient : context.recipients)
        recipient = cut(recipient, lab::limits::code);
}

// 4
inline void context(lab::OrderContext& about)
{
    const auto add = [&about](const std::string& line) { about.clinical += (about.clinical.empty() ? "" : "\n") + line; };
    if (!about.treatment.empty())
        add("Traitement : " + about.treatment);
    if (about.fasting != lab::Fasting::Unknown)
        add(about.fasting == lab::Fasting::Yes ? "À jeun : oui" : "À jeun : non");
    about.treatment.clear();
    about.fasting = lab::Fasting::Unknown;
}

// 5
inline void specimens(ImportedOrder& order)
{
    std::vector<ImportedSpecimen> read;
    for (const auto& request : order.requested)
        for (auto specimen : order.specimens) {
            const bool isOfAny = specimen.serves.empty();
            if (!isOfAny && std::ranges::find(specimen.serves, request) == specimen.serves.end())
                continue;
            specimen.serves = {request};
            addSpecimen(read, std::move(specimen));
        }
    if (!order.requested.empty())
        order.specimens = std::move(read);
}

// 7
inline void range(lab::AppliedRange& applied)
{
    applied.reason.clear();
}

// 6 and 8
inline void results(ImportedOrder& order)
{
    std::vector<ImportedResult> documents;
    for (const auto& document : order.attachments) {
        auto& result = documents.emplace_back();
        result.examination = {"11502-2", {}, {}, document.title};
        result.attachments.push_back({document.mediaType, "11502-2", document.content});
    }
    std::vector<ImportedResult> read;
    for (std::size_t group = 0; group < std::max<std::size_t>(order.requested.size(), 1); ++group) {
        for (auto result : order.results) {
            if (hl7v2out::groupOf(order, result) != group)
                continue;
            range(result.range);
            for (auto& document : result.attachments) {
                document.title = keyOf(result.examination);
                document.createdAt = {};
            }
            if (!keyOf(result.examination).empty() || result.value || !result.attachments.empty())
                read.push_back(std::move(result));
        }
        if (group == 0)
            read.insert(read.end(), documents.begin(), documents.end());
    }
    order.results = std::move(read);
    order.attachments.clear();
}

// 9
inline bool isCarried(const ImportedRecord& record)
{
    const auto tells = [](const ImportedOrder& order) { return !order.requested.empty() || !order.results.empty(); };
    const auto& patient = *record.patient;
    return (patient.isNamed() || !patient.sourceIds.empty() || !patient.identity.insMatricule.empty()) && std::ranges::all_of(record.orders, tells);
}

// 10
inline void forgetFilledTimes(ImportedRecord& read, const ImportedRecord& wanted)
{
    for (std::size_t o = 0; o < wanted.orders.size() && o < read.orders.size(); ++o)
        for (std::size_t r = 0; r < wanted.orders[o].results.size() && r < read.orders[o].results.size(); ++r)
            if (wanted.orders[o].results[r].observedAt.isNull())
                read.orders[o].results[r].observedAt = {};
}

// All of them, but for what only a reader does (10).
inline ImportedRecord all(ImportedRecord record)
{
    address(record.patient->contact);
    for (auto& order : record.orders) {
        numbers(order);
        names(order.context);
        context(order.context);
        specimens(order);
        results(order);
    }
    return record;
}

} // namespace paillasse::exchange::testing::losses
