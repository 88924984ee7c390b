// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/trial.h"

#include <algorithm>

#include "app/exchange/csv/rowcells.h"
#include "app/exchange/ucum.h"

namespace paillasse::exchange::csv {

namespace {

constexpr std::size_t placesKept = 5;
constexpr std::size_t reasonsKept = 100;

// "4,200", "1 234": a number that could be read in two ways.
bool isDoubtfulNumber(const std::string& text)
{
    return text.find_first_of("0123456789") != std::string::npos && text.find_first_not_of("0123456789.,+-<>= ") == std::string::npos;
}

} // namespace

void WordTally::note(const std::string& word)
{
    if (const auto known = m_counts.find(word); known != m_counts.end())
        ++known->second;
    else if (m_counts.size() < m_most)
        m_counts.emplace(word, 1);
    else
        ++m_others;
}

std::vector<std::pair<std::string, std::uint64_t>> WordTally::first(std::size_t most) const
{
    std::vector<std::pair<std::string, std::uint64_t>> all(m_counts.begin(), m_counts.end());
    std::ranges::stable_sort(all, std::greater<>(), &std::pair<std::string, std::uint64_t>::second);
    all.resize(std::min(all.size(), most));
    return all;
}

void Trial::take(const StreamedRecord& streamed, const std::string& input)
{
    const auto& message = streamed.message;
    for (const auto& remark : message.unread)
        note(remark);
    if (message.refusal) {
        ++refused;
        auto reason = reasons.find(message.refusal->reason);
        if (reason == reasons.end())
            reason = reasons.emplace(reasons.size() < reasonsKept ? message.refusal->reason : "other reasons", Refusals()).first;
        if (++reason->second.times <= placesKept)
            reason->second.places.push_back(input.empty() ? message.refusal->where : input + ", " + message.refusal->where);
        return;
    }
    ++accepted;
    for (const auto& record : streamed.records) {
        named += record.patient && record.patient->isNamed() ? 1 : 0;
        for (const auto& order : record.orders)
            take(order);
    }
}

void Trial::note(const std::string& remark)
{
    const auto end = " (" + std::string(leftOutByMapping) + ')';
    if (remark.ends_with(end))
        leftOut.note(remark.substr(0, remark.size() - end.size()));
    else
        remarks.note(remark);
}

void Trial::take(const ImportedOrder& order)
{
    ++orders;
    const auto at = order.context.collectedAt;
    if (at.isNull()) {
        ++undated;
    } else {
        const auto day = m_zone.dayOf(at);
        firstDay = firstDay.isNull() ? day : std::min(firstDay, day);
        lastDay = lastDay.isNull() ? day : std::max(lastDay, day);
    }
    for (const auto& result : order.results)
        take(result);
}

void Trial::take(const ImportedResult& result)
{
    ++results;
    if (result.value) {
        const auto* text = std::get_if<lab::ShortText>(&*result.value);
        texts += text != nullptr ? 1 : 0;
        doubtful += text != nullptr && isDoubtfulNumber(text->text) ? 1 : 0;
        coded += std::holds_alternative<lab::Coded>(*result.value) ? 1 : 0;
        numbers += text == nullptr && !std::holds_alternative<lab::Coded>(*result.value) ? 1 : 0;
    }
    if (!result.unit.empty() && !isUcum(result.unit))
        units.note(result.unit);
    const auto& code = result.examination;
    if (keyOf(code).empty()) {
        ++nameless;
    } else if (code.loinc.empty()) {
        codes.note(code.local.empty() || code.text.empty() || code.local == code.text ? keyOf(code) : code.local + " (" + code.text + ')');
    }
}

} // namespace paillasse::exchange::csv
