// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/alertmanager.h"

#include "app/base/civiltime.h"
#include "app/base/jsonline.h"

namespace paillasse::store {

namespace {

constexpr std::string_view path = "/api/v2/alerts";

Destination below(Destination to)
{
    while (!to.url.empty() && to.url.back() == '/')
        to.url.pop_back();
    to.url += path;
    return to;
}

std::string labelsOf(const AlertNotice& notice)
{
    JsonLine labels;
    labels.add("alertname", notice.rule).add("severity", nameOf(notice.severity)).add("alert", notice.alert.toString());
    if (!notice.laboratory.isNull())
        labels.add("laboratory", notice.laboratory.toString());
    return labels.text();
}

std::string annotationsOf(const AlertNotice& notice)
{
    JsonLine annotations;
    annotations.add("count", std::to_string(notice.count)).add("observed", std::to_string(notice.observed)).add("usual", std::to_string(notice.usual));
    if (!notice.person.isNull())
        annotations.add("person", notice.person.toString());
    if (!notice.workstation.isNull())
        annotations.add("workstation", notice.workstation.toString());
    return annotations.text();
}

} // namespace

Alertmanager::Alertmanager(Destination to) : m_to(below(std::move(to))) {}

Result<> Alertmanager::deliver(const AlertNotice& notice, const std::stop_token& stop)
{
    // A test begins and ends at once.
    const bool isOver = notice.kind == NoticeKind::Closed || notice.kind == NoticeKind::Test;
    auto body = R"([{"labels":)" + labelsOf(notice) + R"(,"annotations":)" + annotationsOf(notice) + R"(,"startsAt":)" + jsonQuoted(toIsoUtc(notice.raisedAt));
    if (isOver)
        body += R"(,"endsAt":)" + jsonQuoted(toIsoUtc(notice.at));
    return Transfer(m_to).post(body + "}]", {}, stop);
}

} // namespace paillasse::store
