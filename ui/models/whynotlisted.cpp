// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/whynotlisted.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"

namespace paillasse::ui {

namespace {

using lab::LineState;

bool isReceived(const lab::Order& order)
{
    return order.specimens.empty() || std::ranges::any_of(order.specimens, [](const lab::Specimen& tube) { return !tube.receivedAt.isNull() && tube.state != lab::SpecimenState::Rejected; });
}

bool isOf(const lab::ResultLine& line, lab::BenchMask benches)
{
    return line.state != LineState::Cancelled && (benches == 0 || (benches & lab::benchBit(line.bench)) != 0);
}

} // namespace

QString WhyNotListed::of(const lab::Order& order, const client::WorklistFilter& filter, Instant now)
{
    return tr("%1 is not in this list: %2.").arg(QString::fromStdString(order.accession), reason(order, filter, now));
}

QString WhyNotListed::reason(const lab::Order& order, const client::WorklistFilter& filter, Instant now)
{
    if (std::ranges::all_of(order.lines, [](const lab::ResultLine& line) { return line.state == LineState::Cancelled; }))
        return tr("all of its examinations are cancelled");
    if (order.isComplete())
        return tr("it is validated already");
    if (!isReceived(order))
        return tr("its tubes have not been received");
    lab::Order mine;
    mine.reports = order.reports;
    std::ranges::copy_if(order.lines, std::back_inserter(mine.lines), [&filter](const lab::ResultLine& line) { return isOf(line, filter.benches); });
    if (mine.lines.empty())
        return tr("nothing of it is for your benches");
    if (const auto state = stateReason(mine, filter.queue); !state.isEmpty())
        return state;
    if (!filter.examination.empty() && std::ranges::none_of(mine.lines, [&filter](const lab::ResultLine& line) { return line.examination == filter.examination && line.isOpen(); }))
        return tr("the examination that is worked down is not open in it");
    if (filter.lane != client::Lane::Both)
        return tr("it is in the other lane");
    if (filter.days > 0 && order.placedAt < now - filter.days * dayMs)
        return tr("it is older than %n day(s)", nullptr, filter.days);
    return tr("it has changed since the list was made");
}

QString WhyNotListed::stateReason(const lab::Order& mine, client::Queue queue)
{
    const auto any = [&mine](LineState state) { return std::ranges::any_of(mine.lines, [state](const lab::ResultLine& line) { return line.state == state; }); };
    const bool toEnter = any(LineState::Pending) || std::ranges::any_of(mine.lines, [](const lab::ResultLine& line) { return line.rerunAsked && line.isOpen(); });
    switch (queue) {
    case client::Queue::ToEnter:
        if (toEnter)
            return {};
        return any(LineState::Measured) ? tr("everything is entered; it waits for technical validation") : tr("everything is technically valid");
    case client::Queue::ToValidateTechnically:
        if (any(LineState::Measured))
            return {};
        return any(LineState::Pending) ? tr("nothing is entered yet") : tr("everything is technically valid");
    case client::Queue::ToValidateBiologically:
        return std::ranges::any_of(mine.lines, [&mine](const lab::ResultLine& line) { return lab::isNews(mine, line); }) ? QString() : tr("nothing of it is technically valid yet");
    case client::Queue::CallsToRecord: return tr("no call waits to be recorded for it");
    default: return {};
    }
}

} // namespace paillasse::ui
